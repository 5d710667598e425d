package io.modelmarket.platform.inference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.modelmarket.contracts.id.ModelName;
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
import org.jspecify.annotations.Nullable;

/**
 * Times calls by model and outcome, and counts them by release and consumer too, refused ones as far as is known what
 * they asked for. Only published models have a name here, and only so many of them and of consumers, so the series stay
 * few; a release is named only to consumers who may call it.
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

    /** Beyond this many, a model that has not been seen with an outcome is timed with all such. */
    static final int MOST_TIMED = 5_000;

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

    /** A call begins. */
    void begin() {
        inFlight.incrementAndGet();
    }

    /** One that had begun is over; {@code problem} is null when it was answered. */
    void ended(Stages stages, @Nullable ProblemType problem) {
        inFlight.decrementAndGet();
        count(stages, problem == null ? "answered" : outcome(problem));
    }

    /** One was refused before it began. */
    void refused(Stages stages, ProblemType problem) {
        count(stages, outcome(problem));
    }

    /** Somebody was turned away at once, of whom it is not known who he is. */
    void turnedAway(ProblemType problem) {
        timer(new Series(NONE, outcome(problem))).record(0, TimeUnit.NANOSECONDS);
        counter(new Counted(NONE, NONE, NONE, outcome(problem))).increment();
    }

    private void count(Stages stages, String outcome) {
        ModelName known = stages.model();
        Release release = stages.release();
        String model = known == null ? NONE : known.toString();
        timer(new Series(model, outcome)).record(System.nanoTime() - stages.begun(), TimeUnit.NANOSECONDS);
        counter(new Counted(
                        release == null ? NONE : model,
                        release == null ? NONE : release.version().toString(),
                        stages.call().key().tenant(),
                        outcome))
                .increment();
    }

    private static String outcome(ProblemType problem) {
        return problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Timer timer(Series series) {
        Timer known = timers.get(series);
        if (known != null) {
            return known;
        }
        Series kept = timers.size() < MOST_TIMED ? series : new Series(OTHERS, series.outcome());
        return timers.computeIfAbsent(
                kept,
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
}
