package io.modelmarket.billing.usage;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.subscription.PlanQuota;
import io.modelmarket.billing.subscription.PlanRef;
import io.modelmarket.billing.usage.fold.RollupKey;
import io.modelmarket.billing.usage.fold.Units;
import io.modelmarket.billing.usage.fold.Usage;
import io.modelmarket.contracts.event.EventsOfRecord;
import io.modelmarket.contracts.event.RecordHeader;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.id.EventId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Judges events: what is impossible or does not belong together is refused with a reason. */
public final class Inspection {

    /** Most characters of a release's version; what is longer is none. */
    public static final int MAX_VERSION = 64;

    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._:-]{1,120}");

    private static final char DELETE = 0x7f;

    private final long earliest;
    private final long latest;
    private final long maxQuantity;

    Inspection(UsageConfig config, Instant now) {
        this.earliest = now.minus(config.maxAge()).getEpochSecond();
        this.latest = now.plus(config.maxAhead()).getEpochSecond();
        this.maxQuantity = config.maxQuantity();
    }

    /** The event that a record's stretch is, if it is one. */
    public static @Nullable UsageEvent event(EventsOfRecord at) {
        return at.damaged() ? null : parsed(at.bytes(), at.from(), at.to() - at.from());
    }

    /** The event that these bytes are, if they are one. */
    static @Nullable UsageEvent event(ByteString value) {
        return parsed(value.toByteArray(), 0, value.size());
    }

    /** Which event a record says that it follows; {@link RecordHeader#UNKNOWN} where it says nothing. */
    public static long after(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(RecordHeader.AFTER);
        return RecordHeader.after(header == null ? null : header.value());
    }

    private static @Nullable UsageEvent parsed(byte[] bytes, int from, int length) {
        if (length == 0) {
            return null;
        }
        try {
            return UsageEvent.parser().parseFrom(bytes, from, length);
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }

    /** The event's identity, if it has a proper one. */
    public static Optional<EventId> identity(UsageEvent event) {
        if (!NODE.matcher(event.getNode()).matches() || event.getEpoch() < 1 || event.getSequence() < 1) {
            return Optional.empty();
        }
        return Optional.of(new EventId(event.getNode(), event.getEpoch(), event.getSequence()));
    }

    /**
     * Whether what was used is billed: of answered requests, and of those failures that
     * {@code UsageEvent.BilledFailure} lists where the plan version says so, for which data planes have an outcome of
     * its own. Other failed requests are only counted.
     */
    public static boolean billable(UsageEvent.Outcome outcome) {
        return switch (outcome) {
            case ANSWERED, FAILED_BILLED -> true;
            case FAILED, OUTCOME_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    /** Whether an outcome and the failure that is said to be billed go together, and with what else was used. */
    private static boolean isConsistent(
            UsageEvent.@Nullable Outcome outcome, UsageEvent.@Nullable BilledFailure failure, long others) {
        if (outcome != UsageEvent.Outcome.FAILED_BILLED) {
            return true;
        }
        return others == 0
                && failure != null
                && failure != UsageEvent.BilledFailure.BILLED_FAILURE_UNSPECIFIED
                && failure != UsageEvent.BilledFailure.UNRECOGNIZED;
    }

    /** The subscription an event names, if it is written as one. */
    static Optional<UUID> subscription(UsageEvent event) {
        return uuid(event.getSubscriptionId());
    }

    /** The plan version an event names, if it is written as one. */
    static Optional<PlanRef> plan(UsageEvent event) {
        return uuid(event.getPlanId()).map(id -> new PlanRef(id, event.getPlanVersion()));
    }

    /** Whether nothing in the event is impossible by itself, in an outcome that there is. */
    boolean isPlausible(UsageBytes event) {
        long finished = event.finishedAt();
        return finished >= earliest
                && finished <= latest
                && !(event.hasStarted() && event.startedAt() > finished)
                && isPlausible(event.requests())
                && isPlausible(event.rows())
                && isPlausible(event.computeMicros())
                && isPlausible(event.bytesIn())
                && isPlausible(event.bytesOut())
                && isPlausible(event.tokensIn())
                && isPlausible(event.tokensOut())
                && isConsistent(
                        event.outcome(),
                        event.billedFailure(),
                        event.rows() | event.bytesIn() | event.bytesOut() | event.tokensIn() | event.tokensOut());
    }

    private boolean isPlausible(long quantity) {
        return quantity >= 0 && quantity <= maxQuantity;
    }

    /** Whether the event counts, and as what. */
    Verdict judge(UsageEvent event, EventId id, int partition, @Nullable Metered subscription) {
        Optional<Verdict.Refused> impossible = impossible(event);
        if (impossible.isPresent()) {
            return impossible.get();
        }
        if (subscription == null) {
            return refused(RejectionReason.UNKNOWN_SUBSCRIPTION, "there is no such subscription");
        }
        if (!subscription.tenant().equals(event.getTenant())) {
            return refused(RejectionReason.TENANT_MISMATCH, "the subscription is " + subscription.tenant() + "'s");
        }
        if (!subscription.model().toString().equals(event.getModel())) {
            return refused(RejectionReason.MODEL_MISMATCH, "the subscription is to " + subscription.model());
        }
        Optional<PlanRef> plan = plan(event);
        PlanQuota quota = plan.map(subscription.plans()::get).orElse(null);
        if (plan.isEmpty() || quota == null) {
            return refused(RejectionReason.PLAN_MISMATCH, "the subscription was never on that plan version");
        }
        if (event.getOutcome() == UsageEvent.Outcome.FAILED_BILLED
                && !subscription.billsFailures().contains(plan.get())) {
            return refused(RejectionReason.PLAN_MISMATCH, "that plan version bills no failures");
        }
        return new Verdict.Counts(usage(event, id, partition, subscription, plan.get(), quota));
    }

    /** Whether nothing in the event is impossible by itself, its outcome included. */
    boolean isPossible(UsageEvent event) {
        return impossible(event).isEmpty();
    }

    /** Whether it says when it finished, and that is not too far away. */
    boolean isTimely(UsageEvent event) {
        long seconds = event.getFinishedAt().getSeconds();
        return seconds >= earliest && seconds <= latest;
    }

    private Optional<Verdict.Refused> impossible(UsageEvent event) {
        if (event.getOutcome() == UsageEvent.Outcome.OUTCOME_UNSPECIFIED
                || event.getOutcome() == UsageEvent.Outcome.UNRECOGNIZED) {
            return Optional.of(refused(
                    RejectionReason.UNSPECIFIED_OUTCOME, "outcome is neither ANSWERED nor FAILED nor FAILED_BILLED"));
        }
        if (!isConsistent(event.getOutcome(), event.getBilledFailure(), others(event))) {
            return Optional.of(refused(
                    RejectionReason.UNSPECIFIED_OUTCOME,
                    "a failure that is billed says which, and nothing else than requests and compute time"));
        }
        if (quantities(event).anyMatch(quantity -> quantity < 0)) {
            return Optional.of(refused(RejectionReason.NEGATIVE_QUANTITY, "a quantity is below zero"));
        }
        if (quantities(event).anyMatch(quantity -> quantity > maxQuantity)) {
            return Optional.of(refused(RejectionReason.ABSURD_QUANTITY, "a quantity is above " + maxQuantity));
        }
        if (!isTimely(event)) {
            return Optional.of(refused(RejectionReason.ABSURD_TIME, "finished_at is too far from now"));
        }
        if (event.hasStartedAt()
                && event.getStartedAt().getSeconds() > event.getFinishedAt().getSeconds()) {
            return Optional.of(refused(RejectionReason.ABSURD_TIME, "it finished before it started"));
        }
        return Optional.empty();
    }

    /** 0 where nothing was used but requests and compute time. */
    private static long others(UsageEvent event) {
        return event.getRows() | event.getBytesIn() | event.getBytesOut() | event.getTokensIn() | event.getTokensOut();
    }

    private static LongStream quantities(UsageEvent event) {
        return LongStream.of(
                event.getRequests(),
                event.getRows(),
                event.getComputeMicros(),
                event.getBytesIn(),
                event.getBytesOut(),
                event.getTokensIn(),
                event.getTokensOut());
    }

    private static Usage usage(
            UsageEvent event, EventId id, int partition, Metered subscription, PlanRef plan, PlanQuota quota) {
        Instant finished = Instant.ofEpochSecond(event.getFinishedAt().getSeconds());
        Units units = billable(event.getOutcome())
                ? new Units(
                        event.getRequests(),
                        0,
                        event.getRows(),
                        event.getComputeMicros(),
                        event.getBytesIn(),
                        event.getBytesOut(),
                        event.getTokensIn(),
                        event.getTokensOut())
                : new Units(0, event.getRequests(), 0, 0, 0, 0, 0, 0);
        return new Usage(
                id,
                partition,
                new RollupKey(
                        subscription.id(),
                        plan.planId(),
                        plan.version(),
                        Period.hourOf(finished, subscription.zone()),
                        release(event.getVersion())),
                new Usage.Owner(
                        subscription.tenant(),
                        subscription.model(),
                        Period.containing(finished, subscription.zone()).firstDay(),
                        finished.atZone(subscription.zone()).toLocalDate()),
                units,
                quota == PlanQuota.HARD);
    }

    /** What cannot be a version is none: it is a key of the sums, and no reason to refuse what was answered. */
    private static String release(String version) {
        boolean plausible = version.length() <= MAX_VERSION && version.chars().allMatch(c -> c > ' ' && c < DELETE);
        return plausible ? version : "";
    }

    private static Verdict.Refused refused(RejectionReason reason, String detail) {
        return new Verdict.Refused(reason, detail);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
