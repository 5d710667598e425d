package io.modelmarket.billing.usage;

import io.modelmarket.billing.subscription.SubscriptionLookup;
import io.modelmarket.billing.usage.ParkedEvents.Parked;
import io.modelmarket.billing.usage.ParkedEvents.Selection;
import io.modelmarket.billing.usage.fold.QuotaUse;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What finance decides about parked events: that they count after all, or that nothing comes of them. Each is decided
 * once, for good. Decisions follow each other, by the lock of the row that says how far what is taken in is counted.
 */
@ApplicationScoped
class ParkedUsage {

    static final int MOST = 20_000;
    private static final int MOST_LOOKED_AT = 200_000;
    private static final int AT_ONCE = 5_000;

    private final ParkedEvents events;
    private final IntakeStore intake;
    private final Counting counting;
    private final SubscriptionLookup subscriptions;
    private final UsageConfig config;
    private final InstantSource clock;

    @Inject
    ParkedUsage(
            ParkedEvents events,
            IntakeStore intake,
            Counting counting,
            SubscriptionLookup subscriptions,
            UsageConfig config,
            InstantSource clock) {
        this.events = events;
        this.intake = intake;
        this.counting = counting;
        this.subscriptions = subscriptions;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Decides about the selection, its first {@value MOST} events at most. What does not count by what is known now is
     * not taken in and stays undecided; so that it is not in the way of what is behind it, the next request goes on
     * where this one has stopped.
     *
     * @param after only about events behind the one with this id; 0 for all
     * @param expected how many are meant; null: whatever there is
     * @throws ProblemException when the selection has not as many undecided events
     */
    @Transactional
    public DecidedView decide(
            ParkedUsageDecision kind, Selection which, long after, @Nullable Long expected, Decision decision) {
        Instant now = clock.instant();
        intake.offsets(Set.of(TakenInUsage.PARTITION), now);
        long found = events.count(which);
        if (expected != null && expected != found) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    found + " such events are undecided by now, not " + expected + "; look at them again.");
        }
        UUID id = UUID.randomUUID();
        return switch (kind) {
            case SETTLE -> {
                List<Long> ids = events.undecided(which, after, MOST).stream()
                        .map(Parked::id)
                        .toList();
                if (!ids.isEmpty()) {
                    events.decide(id, kind, ids.size(), decision, now);
                    events.settle(id, ids);
                }
                yield new DecidedView(
                        ids.isEmpty() ? null : id,
                        ids.size(),
                        found - ids.size(),
                        List.of(),
                        ids.size() < MOST ? null : ids.getLast());
            }
            case TAKE_IN -> {
                Retrial retrial = new Retrial(config, subscriptions, now);
                Long next = judge(retrial, which, after);
                int taken = retrial.taken().size();
                if (taken > 0) {
                    events.decide(id, kind, taken, decision, now);
                    count(id, retrial, now);
                }
                yield new DecidedView(taken == 0 ? null : id, taken, found - taken, retrial.refused(), next);
            }
        };
    }

    /** The id of the last one that was judged; null where it was the selection's last. */
    private @Nullable Long judge(Retrial retrial, Selection which, long after) {
        long last = after;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += AT_ONCE) {
            List<Parked> some = events.undecided(which, last, AT_ONCE);
            int judged = retrial.judge(some, MOST);
            if (judged > 0) {
                last = some.get(judged - 1).id();
            }
            if (judged < some.size()) {
                return last;
            }
            if (some.size() < AT_ONCE) {
                return null;
            }
        }
        return last;
    }

    private void count(UUID decision, Retrial retrial, Instant now) {
        long place = events.nextPlace();
        events.takeIn(decision, place, retrial.taken());
        Counting.Sums sums = retrial.sums();
        Map<QuotaUse.Key, Long> used = counting.add(sums, now);
        intake.advanceOffsets(
                Map.of(TakenInUsage.PARTITION, place + retrial.taken().size()), now);
        counting.publish(sums, used, now);
    }

    /** Why, and by whom. */
    record Decision(String reason, String by) {}

    /**
     * What became of the selection.
     *
     * @param id of the decision; null where it decided about nothing
     * @param decided how many events it is about
     * @param left how many of the selection are undecided now
     * @param refused those among them that do not count by what is known now, as far as they were looked at
     * @param next the event behind which the next request goes on ({@code after}); null where all were looked at
     */
    @Schema(name = "ParkedUsageDecidedView")
    record DecidedView(
            @Nullable UUID id,
            long decided,
            long left,
            List<Retrial.Refused> refused,
            @Nullable Long next) {}
}
