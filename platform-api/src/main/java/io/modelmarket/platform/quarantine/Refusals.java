package io.modelmarket.platform.quarantine;

import io.micrometer.core.instrument.MeterRegistry;
import io.modelmarket.contracts.event.WireTime;
import io.modelmarket.contracts.event.proto.LiftedRefusal;
import io.modelmarket.contracts.event.proto.RefusedConsumer;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.usage.NodeConfig;
import io.modelmarket.runtime.model.ModelRef;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Consumers who are refused a release for a while, because its worker died again and again while it ran their calls.
 * Others go on being served. What this node decides it does at once and tells the control plane, which has all nodes do
 * the same, this one too after a restart, until the time is over or the operator says otherwise. Calls are looked up
 * without a lock; what changes refusals excludes each other, so that no report is taken back after a newer one is made.
 */
@Singleton
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final int MOST_LIFTED = 10_000;

    /** This node's own decisions since it was started. */
    private final Map<Culprit, Refusal> held = new ConcurrentHashMap<>();

    /** What the control plane says, of any node's decisions; of several for one consumer the longest. */
    private final Map<Culprit, Refusal> told = new ConcurrentHashMap<>();

    /** What of it is this node's: its report, which is kept until it is taken back. */
    private final Map<Culprit, Refusal> mine = new ConcurrentHashMap<>();

    /** What the topic had of this node at its start: nothing is refused for it, it is only taken back in time. */
    private final Map<Culprit, Refusal> earlier = new ConcurrentHashMap<>();

    /** Up to when the operator lifted this node's, until it is known what the topic had of it. */
    private final Map<Culprit, Instant> lifted = new HashMap<>();

    private boolean earlierKnown;
    private final Clock clock;
    private final Duration length;
    private final QuarantineReports reports;
    private final MeterRegistry meters;
    private final String node;

    Refusals(QuarantineConfig config, NodeConfig node, QuarantineReports reports, Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.length = config.refusal();
        this.reports = reports;
        this.meters = meters;
        this.node = node.name();
        meters.gauge(
                "market.consumers.refused", this, refusals -> refusals.all().size());
    }

    /**
     * Passes for a consumer that is served that release.
     *
     * @throws ProblemException when it is refused, with the requests that are suspected and when to come back
     */
    public void requireServed(ModelRef ref, String consumer) {
        if (held.isEmpty() && told.isEmpty()) {
            return;
        }
        Refusal refusal = of(new Culprit(ref, consumer));
        if (refusal == null) {
            return;
        }
        Duration left = Duration.between(clock.instant(), refusal.until());
        if (!left.isPositive()) {
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

    private @Nullable Refusal of(Culprit culprit) {
        Refusal own = held.get(culprit);
        Refusal shared = told.get(culprit);
        return own == null || shared == null ? (own == null ? shared : own) : Refusal.longer(own, shared);
    }

    /** Those in force. */
    public List<Refusal> all() {
        forgetPassed();
        Map<Culprit, Refusal> all = new HashMap<>(told);
        held.forEach((culprit, refusal) -> all.merge(culprit, refusal, Refusal::longer));
        return all.values().stream()
                .sorted(Comparator.comparing(Refusal::until))
                .toList();
    }

    /** Takes over what the control plane says of a release now, instead of what it said before. */
    public synchronized void told(ModelRef ref, Collection<RefusedConsumer> refused, Collection<LiftedRefusal> lifted) {
        Map<Culprit, Refusal> now = new HashMap<>();
        Map<Culprit, Refusal> ofThisNode = new HashMap<>();
        for (RefusedConsumer each : refused) {
            Refusal refusal = Refusal.of(ref, each);
            now.merge(refusal.culprit(), refusal, Refusal::longer);
            if (refusal.node().equals(node)) {
                ofThisNode.merge(refusal.culprit(), refusal, Refusal::longer);
            }
        }
        told.putAll(now);
        told.keySet().removeIf(culprit -> culprit.ref().equals(ref) && !now.containsKey(culprit));
        mine.putAll(ofThisNode);
        drop(mine, refusal -> refusal.ref().equals(ref) && !ofThisNode.containsKey(refusal.culprit()));
        lift(ref, lifted);
    }

    private void lift(ModelRef ref, Collection<LiftedRefusal> refusals) {
        for (LiftedRefusal each : refusals) {
            if (!each.getNode().equals(node)) {
                continue;
            }
            Culprit culprit = new Culprit(ref, each.getConsumer());
            Instant upTo = WireTime.instant(each.getRefusedAt());
            if (!earlierKnown && lifted.size() < MOST_LIFTED) {
                lifted.merge(culprit, upTo, (one, other) -> one.isBefore(other) ? other : one);
            }
            remove(earlier, culprit, upTo);
            if (remove(held, culprit, upTo)) {
                LOG.infof("%s is served to %s again, the operator says", ref, culprit.consumer());
            }
        }
    }

    /** Whether there was one, not newer than that. */
    private boolean remove(Map<Culprit, Refusal> map, Culprit culprit, Instant upTo) {
        Refusal refusal = map.get(culprit);
        if (refusal == null || refusal.at().isAfter(upTo) || !map.remove(culprit, refusal)) {
            return false;
        }
        takeBack(refusal);
        return true;
    }

    /**
     * What the topic has of this node from before its start; what has passed of it is taken back at once, and what was
     * lifted, which may have been heard before.
     */
    synchronized void reported(Collection<Refusal> refusals) {
        refusals.forEach(refusal -> earlier.put(refusal.culprit(), refusal));
        lifted.forEach((culprit, upTo) -> remove(earlier, culprit, upTo));
        lifted.clear();
        earlierKnown = true;
        forgetPassed();
    }

    /** Forgets a release that is offered no more. */
    synchronized void withdrawn(String model, String version) {
        forget(refusal ->
                refusal.ref().model().equals(model) && refusal.ref().version().equals(version));
    }

    synchronized void impose(Culprit culprit, Verdict.Evidence evidence, Instant died) {
        Instant at = died.truncatedTo(ChronoUnit.MILLIS);
        Refusal refusal = new Refusal(
                culprit.ref(), culprit.consumer(), node, at, at.plus(length), evidence.crashes(), evidence.calls());
        forgetPassed();
        held.put(culprit, refusal);
        meters.counter("market.refusals").increment();
        LOG.errorf("poisonous input is suspected: %s", refusal);
        reports.tell(refusal.toState());
    }

    private synchronized void forgetPassed() {
        Instant now = clock.instant();
        forget(refusal -> !refusal.lastsAfter(now));
    }

    /** What this node has told of itself it takes back, from before a restart too. */
    private void forget(Predicate<Refusal> which) {
        List.of(held, told, mine, earlier).forEach(map -> drop(map, which));
    }

    private void drop(Map<Culprit, Refusal> map, Predicate<Refusal> which) {
        map.forEach((culprit, refusal) -> {
            if (which.test(refusal) && map.remove(culprit, refusal)) {
                takeBack(refusal);
            }
        });
    }

    /** Unless it has been replaced by a newer one, whose record has the same key. */
    private void takeBack(Refusal refusal) {
        if (refusal.node().equals(node)
                && Stream.of(held, mine, earlier).noneMatch(map -> map.containsKey(refusal.culprit()))) {
            reports.tellRemoved(refusal);
        }
    }
}
