package io.modelmarket.platform.inference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.catalog.Release;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Times calls by model and outcome, and counts them by release and consumer too. Only published models have a name
 * here, and only so many consumers, so the series stay few.
 */
@Singleton
public class CallMeters {

    private static final String NONE = "none";
    private static final Duration[] BUCKETS = IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final String OTHERS = "others";

    /** Beyond this many, a consumer that has not been seen with a release is counted with all such. */
    static final int MOST_COUNTED = 2_000;

    private record Series(String model, String outcome) {}

    private record Counted(String model, String release, String consumer, String outcome) {}

    private final MeterRegistry registry;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

    CallMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("market.calls.in.flight", inFlight);
    }

    /** Begins a call of that consumer. */
    Running begin(String consumer) {
        inFlight.incrementAndGet();
        return new Running(consumer);
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

    private Counter counter(Counted counted) {
        Counter known = counters.get(counted);
        if (known != null) {
            return known;
        }
        Counted kept = counters.size() < MOST_COUNTED
                ? counted
                : new Counted(counted.model(), counted.release(), OTHERS, counted.outcome());
        return counters.computeIfAbsent(
                kept,
                key -> Counter.builder("market.calls.by.consumer")
                        .description("calls of releases, by who made them and what became of them")
                        .tag("model", key.model())
                        .tag("release", key.release())
                        .tag("consumer", key.consumer())
                        .tag("outcome", key.outcome())
                        .register(registry));
    }

    /** One call under way. */
    final class Running {

        private final long began = System.nanoTime();
        private final String consumer;
        private String model = NONE;
        private String release = NONE;

        private Running(String consumer) {
            this.consumer = consumer;
        }

        void of(Release named) {
            model = named.model().toString();
            release = named.version().toString();
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
            counter(new Counted(model, release, consumer, outcome)).increment();
        }
    }
}
