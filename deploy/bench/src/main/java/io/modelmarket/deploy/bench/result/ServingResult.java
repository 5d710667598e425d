package io.modelmarket.deploy.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * What a serving benchmark found.
 *
 * @param measurements of every round
 * @param notes what a reader must know besides, such as a contender left out
 */
public record ServingResult(List<Measurement> measurements, List<String> notes) {

    static final String RATIO = "x";
    private static final String CEILING_TO_FLOOR = "ceiling-vs-floor";

    /** Keeps its own lists. */
    public ServingResult {
        measurements = List.copyOf(measurements);
        notes = List.copyOf(notes);
    }

    /** The points measured, in the order of models, encodings and connections. */
    List<Point> points() {
        return List.copyOf(
                new TreeSet<>(measurements.stream().map(Measurement::point).toList()));
    }

    /** Every figure with its target. */
    public List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Point point : points()) {
            ratio(cases, point, Metric.THROUGHPUT, Contender.FLOOR);
            ratio(cases, point, Metric.P50, Contender.FLOOR);
            ratio(cases, point, Metric.P99, Contender.FLOOR);
            ratio(cases, point, Metric.CPU, Contender.FLOOR);
            ratio(cases, point, Metric.THROUGHPUT, Contender.NODE);
            add(cases, point, CEILING_TO_FLOOR, ceiling(point), RATIO);
            for (Contender contender : Contender.values()) {
                for (Metric metric : Metric.values()) {
                    add(
                            cases,
                            point,
                            contender.prefix() + metric.label(),
                            figure(point, contender, metric),
                            metric.unit());
                }
            }
            failures(cases, point);
        }
        return cases;
    }

    private void ratio(List<Case> cases, Point point, Metric metric, Contender other) {
        add(cases, point, metric.label() + "-vs-" + other.label(), ratio(point, metric, other), RATIO);
    }

    private static void add(List<Case> cases, Point point, String metric, OptionalDouble value, String unit) {
        if (value.isPresent()) {
            cases.add(new Case(
                    point.label() + "/" + metric,
                    Statistics.rounded(value.getAsDouble()),
                    unit,
                    Targets.of(point, metric)));
        }
    }

    private void failures(List<Case> cases, Point point) {
        for (Contender contender : Contender.values()) {
            List<Measurement> all = of(point, contender);
            if (!all.isEmpty()) {
                double failed = all.stream().mapToLong(Measurement::failed).sum();
                String name = point.label() + "/" + contender.prefix() + "failures";
                cases.add(new Case(name, failed, "requests", Target.atMost(0)));
            }
        }
    }

    /** The median over the rounds; figures of rounds with failures are told too, beside their failures. */
    OptionalDouble figure(Point point, Contender contender, Metric metric) {
        return Statistics.median(of(point, contender).stream()
                .map(metric::of)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList());
    }

    /** The median of the rounds' ratios, market to the other; only rounds in which both answered everything right. */
    OptionalDouble ratio(Point point, Metric metric, Contender other) {
        return ratio(point, metric, Contender.MARKET, other);
    }

    /** How many times the floor's requests/s a server that only takes requests and sends answers reaches. */
    OptionalDouble ceiling(Point point) {
        return ratio(point, Metric.THROUGHPUT, Contender.CEILING, Contender.FLOOR);
    }

    private OptionalDouble ratio(Point point, Metric metric, Contender one, Contender other) {
        List<Double> ratios = new ArrayList<>();
        for (Measurement ours : of(point, one)) {
            of(point, other).stream()
                    .filter(theirs -> theirs.round() == ours.round() && theirs.clean() && ours.clean())
                    .forEach(theirs -> {
                        OptionalDouble above = metric.of(ours);
                        OptionalDouble below = metric.of(theirs);
                        if (above.isPresent() && below.isPresent() && below.getAsDouble() > 0) {
                            ratios.add(above.getAsDouble() / below.getAsDouble());
                        }
                    });
        }
        return Statistics.median(ratios);
    }

    private List<Measurement> of(Point point, Contender contender) {
        return measurements.stream()
                .filter(each -> each.point().equals(point) && each.contender() == contender)
                .toList();
    }
}
