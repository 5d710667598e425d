package io.modelmarket.platform.inference;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Counts and times calls by model and outcome. Only published models have a name here, so the series stay few. */
@Singleton
public class CallMeters {

    private static final String NO_MODEL = "none";
    private static final Duration[] BUCKETS = IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private record Series(String model, String outcome) {}

    private final MeterRegistry registry;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    CallMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("market.calls.in.flight", inFlight);
    }

    Running begin() {
        inFlight.incrementAndGet();
        return new Running();
    }

    private Timer timer(Series series) {
        return timers.computeIfAbsent(
                series,
                key -> Timer.builder("market.calls")
                        .description("calls of models, by what became of them")
                        .tag("model", key.model())
                        .tag("outcome", key.outcome())
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry));
    }

    /** One call under way. */
    final class Running {

        private final long began = System.nanoTime();
        private String model = NO_MODEL;

        void of(ModelName name) {
            model = name.toString();
        }

        void answered() {
            ended("answered");
        }

        void failed(ProblemType type) {
            ended(type.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }

        private void ended(String outcome) {
            inFlight.decrementAndGet();
            timer(new Series(model, outcome)).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }
}
