package io.modelmarket.platform.quota;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.NodeMark;
import io.modelmarket.contracts.event.proto.NodeUse;
import io.modelmarket.contracts.event.proto.QuotaState;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.feed.StateTopic;
import io.modelmarket.platform.key.KeyBudget;
import io.modelmarket.platform.subscription.LimitState;
import io.modelmarket.platform.subscription.Subscription;
import io.modelmarket.platform.usage.JournalReplay;
import io.modelmarket.platform.usage.NodeConfig;
import io.modelmarket.platform.usage.UsedUnits;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every subscription's month; what billing says of keys' budgets is passed on. */
@Singleton
public class Quotas implements StateTopic, JournalReplay {

    private static final long SOON = 1;
    private static final long LATER = 5;

    private final Map<String, Quota> bySubscription = new ConcurrentHashMap<>();
    private final LeaseWatch watch;
    private final FirstLeases firstLeases;
    private final Budgets budgets;
    private final Lease.Policy policy;
    private final Silence silence;
    private final String node;

    Quotas(NodeConfig node, LeaseWatch watch, FirstLeases firstLeases, Budgets budgets, QuotaConfig config) {
        this.watch = watch;
        this.node = node.name();
        this.policy = new Lease.Policy(config.leaseLife());
        this.silence = new Silence(config.silence(), System::nanoTime);
        this.firstLeases = firstLeases;
        this.budgets = budgets;
    }

    /**
     * Takes one unit of the month.
     *
     * @throws ProblemException when the month is used up, this node has no more of it for now, or too many are under
     *     way; {@link LeasePendingException} when it never had
     */
    public QuotaUnit take(Subscription subscription, Instant now) {
        Quota quota = of(subscription.id());
        Shortage shortage;
        synchronized (quota) {
            Optional<TakenUnit> unit = quota.take(subscription, now);
            if (unit.isPresent()) {
                return unit.get();
            }
            shortage = quota.shortage();
        }
        throw refusal(shortage, quota, subscription, now);
    }

    private RuntimeException refusal(Shortage shortage, Quota quota, Subscription subscription, Instant now) {
        return switch (shortage) {
            case USED_UP -> exceeded(subscription, now);
            case UNDER_WAY -> underWay(subscription, now);
            case CROWDED -> crowded(subscription, quota);
            case UNLEASED -> pending(quota);
            case ASKED ->
                new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "this node has used what it was leased of the quota of subscription " + subscription.id()
                                + " and has asked for more; come again in a second",
                        Map.of(LimitState.RETRY_AFTER, SOON));
            case ELSEWHERE -> elsewhere(subscription, now);
            case AWAY ->
                new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "billing does not answer, and this node has used the "
                                + subscription.plan().awayRequests()
                                + " requests a month that the plan of subscription "
                                + subscription.id() + " allows beyond its lease meanwhile; come again later",
                        Map.of(LimitState.RETRY_AFTER, LATER));
            case UNCOUNTED ->
                new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "this node has answered the " + subscription.plan().awayRequests()
                                + " requests of subscription " + subscription.id()
                                + " that its plan lets be uncounted, and billing counts none of them; come again later",
                        Map.of(LimitState.RETRY_AFTER, LATER));
        };
    }

    /** Sees to it that this node gets its first lease, and takes nothing; what is to be waited for, if anything. */
    public Optional<LeasePendingException> ask(Subscription subscription, Instant now) {
        Quota quota = of(subscription.id());
        synchronized (quota) {
            if (quota.ask(subscription, now) || quota.shortage() != Shortage.UNLEASED) {
                return Optional.empty();
            }
        }
        return Optional.of(pending(quota));
    }

    private LeasePendingException pending(Quota quota) {
        return new LeasePendingException("subscription " + quota.id(), () -> firstLeases.arrival(quota));
    }

    /** Where the subscription stands; {@link LimitState#quota()} is 0 when it has no quota. */
    public LimitState state(Subscription subscription, Instant now) {
        Period period = Period.of(now, subscription.zone());
        long limit = subscription.monthlyRequests();
        return new LimitState(
                "monthly",
                limit,
                Duration.between(period.from(), period.to()).toSeconds(),
                of(subscription.id()).left(subscription, now),
                Math.max(1, Duration.between(now, period.to()).toSeconds()));
    }

    /** How many calls may be made besides those under way; empty where any number may. */
    public Optional<LimitState> atOnce(Subscription subscription) {
        int most = subscription.plan().concurrentRequests();
        return most == 0 ? Optional.empty() : Optional.of(atOnce(most, of(subscription.id())));
    }

    /** How many calls of the running month are used. */
    public long used(Subscription subscription, Instant now) {
        return of(subscription.id()).used(subscription.zone(), now);
    }

    /** How the running month's calls are made up. */
    public Tally tally(Subscription subscription, Instant now) {
        return of(subscription.id()).tally(subscription.zone(), now);
    }

    /** The month the subscription is in. */
    public Period period(Subscription subscription, Instant now) {
        return Period.of(now, subscription.zone());
    }

    @Override
    public Topic topic() {
        return Topic.QUOTAS;
    }

    @Override
    public void apply(String key, byte @Nullable [] value) throws InvalidProtocolBufferException {
        if (value == null) {
            if (!key.startsWith(KeyBudget.PREFIX)) {
                of(key).uncounted();
            }
            return;
        }
        QuotaState state = QuotaState.parseFrom(value);
        Map<Long, CountedUpTo> marks = state.getCountedList().stream()
                .filter(mark -> mark.getNode().equals(node))
                .collect(Collectors.toMap(NodeMark::getEpoch, CountedUpTo::of, CountedUpTo::or));
        Map<Instant, Long> own = state.getNodesList().stream()
                .filter(use -> use.getNode().equals(node))
                .collect(Collectors.toMap(
                        use -> Instant.ofEpochSecond(use.getPeriodFrom().getSeconds()), NodeUse::getUsed, Math::max));
        Instant from = Instant.ofEpochSecond(state.getPeriodFrom().getSeconds());
        if (key.startsWith(KeyBudget.PREFIX)) {
            budgets.counted(key, from, state.getUsed(), own);
        } else {
            of(state.getSubscriptionId()).counted(from, state.getUsed(), own, marks);
        }
    }

    @Override
    public void replay(UsageEvent event) {
        if (UsedUnits.isUsed(event)) {
            Instant finishedAt = Instant.ofEpochSecond(event.getFinishedAt().getSeconds());
            of(event.getSubscriptionId()).restore(event.getEpoch(), event.getSequence(), finishedAt);
        }
    }

    @Override
    public void removed(long epoch, Map<String, Long> lastOfSubscription) {
        lastOfSubscription.forEach((subscription, sequence) -> of(subscription).forget(epoch, sequence));
    }

    void leased(String id, Lease.@Nullable Grant grant) {
        if (id.startsWith(KeyBudget.PREFIX)) {
            budgets.leased(id, grant);
        } else {
            of(id).leased(grant).forEach(waiting -> waiting.complete(null));
        }
    }

    void promised(String id, Lease.Wish promise) {
        if (id.startsWith(KeyBudget.PREFIX)) {
            budgets.promised(id, promise);
        } else {
            of(id).promised(promise);
        }
    }

    private Quota of(String subscriptionId) {
        return bySubscription.computeIfAbsent(subscriptionId, id -> new Quota(id, policy, watch, silence));
    }

    private ProblemException elsewhere(Subscription subscription, Instant now) {
        return new ProblemException(
                ProblemType.QUOTA_EXCEEDED,
                "what is left of the " + subscription.monthlyRequests() + " requests a month of subscription "
                        + subscription.id() + " is leased to other nodes; come again in a second",
                LimitState.violated(List.of(state(subscription, now).soon(SOON))));
    }

    private ProblemException underWay(Subscription subscription, Instant now) {
        return new ProblemException(
                ProblemType.QUOTA_EXCEEDED,
                "the last of the " + subscription.monthlyRequests() + " requests a month of subscription "
                        + subscription.id() + " are under way; come again in a second, as one that fails is not used",
                LimitState.violated(monthly(state(subscription, now).soon(SOON), subscription)));
    }

    /** The month, and the limit of calls at a time where it is met too. */
    private List<LimitState> monthly(LimitState month, Subscription subscription) {
        Quota quota = of(subscription.id());
        return quota.isCrowded()
                ? List.of(month, atOnce(subscription.plan().concurrentRequests(), quota))
                : List.of(month);
    }

    private static LimitState atOnce(int most, Quota quota) {
        return new LimitState("concurrent", most, 0, Math.max(0, most - quota.underWay()), 0);
    }

    private static ProblemException crowded(Subscription subscription, Quota quota) {
        int most = subscription.plan().concurrentRequests();
        return new ProblemException(
                ProblemType.RATE_LIMITED,
                "subscription " + subscription.id() + " allows " + most
                        + " requests at a time; come again when one of them is answered",
                LimitState.violated(List.of(atOnce(most, quota))));
    }

    private ProblemException exceeded(Subscription subscription, Instant now) {
        return new ProblemException(
                ProblemType.QUOTA_EXCEEDED,
                "the " + subscription.monthlyRequests() + " requests a month of subscription " + subscription.id()
                        + " are used up; more from " + period(subscription, now).to()
                        + ", or on another plan at once",
                LimitState.violated(monthly(state(subscription, now), subscription)));
    }
}
