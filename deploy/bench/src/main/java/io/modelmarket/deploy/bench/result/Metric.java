package io.modelmarket.deploy.bench.result;

import java.util.OptionalDouble;

/** What is told of a contender at a point. */
enum Metric {
    THROUGHPUT("throughput", "requests/s"),
    P50("p50", "us"),
    P99("p99", "us"),
    CPU("cpu", "us/request");

    private final String label;
    private final String unit;

    Metric(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    String label() {
        return label;
    }

    String unit() {
        return unit;
    }

    OptionalDouble of(Measurement measurement) {
        Measurement.Figures figures = measurement.figures();
        return switch (this) {
            case THROUGHPUT -> OptionalDouble.of(figures.throughput());
            case P50 -> OptionalDouble.of(figures.p50());
            case P99 -> OptionalDouble.of(figures.p99());
            case CPU -> figures.cpu();
        };
    }
}
