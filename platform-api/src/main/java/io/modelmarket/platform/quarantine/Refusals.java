package io.modelmarket.platform.quarantine;

import io.micrometer.core.instrument.MeterRegistry;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.runtime.model.ModelRef;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Consumers who are refused a release for a while, because its worker died again and again while it ran their calls.
 * Others go on being served. Kept in memory only: a restart of this node costs as many deaths again.
 */
@Singleton
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final Map<Culprit, Refusal> held = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration length;
    private final MeterRegistry meters;

    Refusals(QuarantineConfig config, Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.length = config.refusal();
        this.meters = meters;
        meters.gauge("market.consumers.refused", held, refused -> all().size());
    }

    /**
     * One of them.
     *
     * @param crashes how many deaths of the worker led to it
     * @param calls request ids of calls that were under way then, not necessarily all
     */
    public record Refusal(String consumer, ModelRef ref, Instant until, int crashes, List<String> calls) {}

    /**
     * Passes for a consumer that is served that release.
     *
     * @throws ProblemException when it is refused, with the requests that are suspected and when to come back
     */
    public void requireServed(ModelRef ref, String consumer) {
        if (held.isEmpty()) {
            return;
        }
        Refusal refusal = held.get(new Culprit(ref, consumer));
        if (refusal == null) {
            return;
        }
        Duration left = Duration.between(clock.instant(), refusal.until());
        if (!left.isPositive()) {
            held.remove(new Culprit(ref, consumer), refusal);
            return;
        }
        throw new ProblemException(
                ProblemType.INPUT_SUSPECTED,
                "your calls of " + ref + " are refused until " + refusal.until() + ": the process that runs it died "
                        + refusal.crashes()
                        + " times while it ran them, and no other consumer's. Suspected are requests "
                        + String.join(", ", refusal.calls())
                        + ": look at their inputs, and tell the model's publisher if they are right",
                Map.of("retryAfterSeconds", Math.max(1, left.toSeconds())));
    }

    /** Those in force. */
    public List<Refusal> all() {
        Instant now = clock.instant();
        held.values().removeIf(refusal -> !refusal.until().isAfter(now));
        return held.values().stream()
                .sorted(Comparator.comparing(Refusal::until))
                .toList();
    }

    void impose(Culprit culprit, Verdict.Evidence evidence, Instant at) {
        Refusal refusal =
                new Refusal(culprit.consumer(), culprit.ref(), at.plus(length), evidence.crashes(), evidence.calls());
        all();
        held.put(culprit, refusal);
        meters.counter("market.refusals").increment();
        LOG.errorf("poisonous input is suspected: %s", refusal);
    }
}
