package io.modelmarket.platform.quarantine;

import io.modelmarket.contracts.event.WireTime;
import io.modelmarket.contracts.event.proto.ConsumerRefusal;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.contracts.event.proto.RefusedConsumer;
import io.modelmarket.runtime.model.ModelRef;
import java.time.Instant;
import java.util.List;

/**
 * A consumer who is refused a release for a while.
 *
 * @param node which decided it
 * @param at when, by that node's clock, as {@code until}
 * @param crashes how many deaths of the worker led to it
 * @param calls request ids of calls that were under way then, not necessarily all
 */
public record Refusal(
        ModelRef ref, String consumer, String node, Instant at, Instant until, int crashes, List<String> calls) {

    /** Keeps its own list. */
    public Refusal {
        calls = List.copyOf(calls);
    }

    static Refusal of(ModelRef ref, RefusedConsumer told) {
        return new Refusal(
                ref,
                told.getConsumer(),
                told.getNode(),
                WireTime.instant(told.getRefusedAt()),
                WireTime.instant(told.getUntil()),
                told.getCrashes(),
                told.getRequestsList());
    }

    /** As this node has told it. */
    static Refusal of(QuarantineState told) {
        return new Refusal(
                new ModelRef(told.getModel(), told.getVersion(), told.getDigest()),
                told.getRefusal().getConsumer(),
                told.getNode(),
                WireTime.instant(told.getQuarantinedAt()),
                WireTime.instant(told.getRefusal().getUntil()),
                told.getRefusal().getCrashes(),
                told.getRefusal().getRequestsList());
    }

    Culprit culprit() {
        return new Culprit(ref, consumer);
    }

    boolean lastsAfter(Instant instant) {
        return until.isAfter(instant);
    }

    /** Of two for the same consumer the one that lasts longer. */
    static Refusal longer(Refusal one, Refusal other) {
        return one.until.isBefore(other.until) ? other : one;
    }

    /** As other services are told. */
    QuarantineState toState() {
        return QuarantineState.newBuilder()
                .setNode(node)
                .setModel(ref.model())
                .setVersion(ref.version())
                .setDigest(ref.digest())
                .setQuarantinedAt(WireTime.timestamp(at))
                .setRefusal(ConsumerRefusal.newBuilder()
                        .setConsumer(consumer)
                        .setUntil(WireTime.timestamp(until))
                        .setCrashes(crashes)
                        .addAllRequests(calls))
                .build();
    }
}
