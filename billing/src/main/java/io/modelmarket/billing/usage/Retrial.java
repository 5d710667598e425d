package io.modelmarket.billing.usage;

import com.google.protobuf.Timestamp;
import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.subscription.SubscriptionLookup;
import io.modelmarket.billing.usage.fold.Totals;
import io.modelmarket.billing.usage.fold.UsageFold;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.id.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Judges parked events again, by what is known now, and adds up those that count. One that was refused for its time
 * counts at the time at which it was refused; nothing else of an event is changed. For one thread.
 */
final class Retrial {

    private static final String TAKEN_IN_ALREADY = "taken-in-already";

    private final Inspection inspection;
    private final KnownSubscriptions known;
    private final UsageFold fold = new UsageFold();
    private final Map<UUID, Metered> subscriptions = new HashMap<>();
    private final List<ParkedEvents.TakenIn> taken = new ArrayList<>();
    private final Set<EventId> identities = new HashSet<>();
    private final Map<String, Refused> refused = new LinkedHashMap<>();

    Retrial(UsageConfig config, SubscriptionLookup lookup, Instant now) {
        this.inspection = new Inspection(config, now);
        this.known = new KnownSubscriptions(lookup, config.rememberedSubscriptions());
    }

    /** Judges some in their order, until {@code most} count in all; how many of them were judged. */
    int judge(List<ParkedEvents.Parked> some, int most) {
        List<Case> cases = some.stream().map(Case::of).toList();
        Map<UUID, Metered> found =
                known.of(cases.stream().flatMap(each -> each.event().stream()).toList());
        int judged = 0;
        for (Case each : cases) {
            if (taken.size() == most) {
                return judged;
            }
            judge(each, found);
            judged++;
        }
        return judged;
    }

    private void judge(Case one, Map<UUID, Metered> found) {
        Optional<EventId> id = one.event().flatMap(Inspection::identity);
        if (one.event().isEmpty() || id.isEmpty()) {
            refuse(one.parked().reason(), "what is kept of it says not which event it is");
            return;
        }
        if (one.parked().takenIn() || identities.contains(id.get())) {
            refuse(TAKEN_IN_ALREADY, "an event with the same identity was taken in");
            return;
        }
        UsageEvent event = one.event().get();
        Metered subscription = Inspection.subscription(event).map(found::get).orElse(null);
        switch (inspection.judge(event, id.get(), one.parked().partition(), subscription)) {
            case Verdict.Counts counts -> {
                fold.add(counts.usage());
                found.forEach(subscriptions::putIfAbsent);
                identities.add(id.get());
                taken.add(new ParkedEvents.TakenIn(one.parked().id(), event));
            }
            case Verdict.Refused again -> refuse(again.reason().word(), again.detail());
        }
    }

    private void refuse(String reason, String detail) {
        refused.merge(
                reason,
                new Refused(reason, detail, 1),
                (before, one) -> new Refused(reason, before.detail(), before.events() + one.events()));
    }

    /** Those that count. */
    List<ParkedEvents.TakenIn> taken() {
        return taken;
    }

    /** Those that do not, by reason. */
    List<Refused> refused() {
        return List.copyOf(refused.values());
    }

    /** What those that count add up to. */
    Counting.Sums sums() {
        Totals totals = fold.take();
        return new Counting.Sums(totals, subscriptions);
    }

    /**
     * Events that are refused again.
     *
     * @param detail of the first of them
     */
    @Schema(name = "ParkedUsageRefusedView")
    record Refused(String reason, String detail, long events) {}

    /** A parked event as it would count, if it is one. */
    private record Case(ParkedEvents.Parked parked, Optional<UsageEvent> event) {

        static Case of(ParkedEvents.Parked parked) {
            return new Case(
                    parked,
                    Optional.ofNullable(Inspection.event(parked.payload())).map(event -> dated(event, parked)));
        }

        private static UsageEvent dated(UsageEvent event, ParkedEvents.Parked parked) {
            if (!RejectionReason.ABSURD_TIME.word().equals(parked.reason())) {
                return event;
            }
            return event.toBuilder()
                    .clearStartedAt()
                    .setFinishedAt(Timestamp.newBuilder()
                            .setSeconds(parked.rejectedAt().getEpochSecond()))
                    .build();
        }
    }
}
