package io.modelmarket.platform.subscription;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.feed.StateTopic;
import io.modelmarket.platform.subscription.Subscription.Plan;
import io.modelmarket.platform.subscription.Subscription.RateLimit;
import io.modelmarket.platform.subscription.Subscription.Status;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All subscriptions. Of several to one model the one that changed last and is active counts. */
@Singleton
public class Subscriptions implements StateTopic {

    private static final int MOST_WEIGHT = 100;

    private final Map<String, Subscription> byId = new ConcurrentHashMap<>();
    /** In the order in which they changed last, so the newest is at the end; lists are replaced, never changed. */
    private final Map<Holding, List<Subscription>> byHolding = new ConcurrentHashMap<>();

    private final Debtors debtors = new Debtors();

    /**
     * The subscription on which {@code tenant} may call {@code model}.
     *
     * @throws ProblemException when there is none, or only a suspended one
     */
    public Subscription require(String tenant, ModelName model) {
        List<Subscription> held = byHolding.getOrDefault(new Holding(tenant, model), List.of());
        Subscription suspended = null;
        for (Subscription subscription : held.reversed()) {
            if (subscription.status() == Status.ACTIVE) {
                return subscription;
            }
            if (subscription.status() == Status.SUSPENDED) {
                suspended = subscription;
            }
        }
        if (suspended != null) {
            throw new ProblemException(
                    ProblemType.SUBSCRIPTION_SUSPENDED,
                    "subscription " + suspended.id() + " to " + model + " is suspended");
        }
        throw new ProblemException(
                ProblemType.NO_SUBSCRIPTION,
                "tenant " + tenant + " has no active subscription to " + model + "; subscribe to one of its plans");
    }

    /** The subscription of that id, if there is one. */
    public Optional<Subscription> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether billing lets the tenant make no calls, because invoices are overdue. */
    public boolean isSuspendedForDebt(String tenant) {
        return debtors.isSuspended(tenant);
    }

    /** The tenant's subscriptions that calls may be made on, one for each model, sorted by model. */
    public Collection<Subscription> activeOf(String tenant) {
        return byHolding.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .flatMap(entry -> newestActive(entry.getValue()))
                .sorted((left, right) ->
                        left.model().toString().compareTo(right.model().toString()))
                .toList();
    }

    @Override
    public Topic topic() {
        return Topic.SUBSCRIPTIONS;
    }

    @Override
    public void apply(String key, byte @Nullable [] value) throws InvalidProtocolBufferException {
        SubscriptionState state = value == null ? null : SubscriptionState.parseFrom(value);
        Subscription subscription = state == null ? null : read(state);
        debtors.apply(key, state);
        Subscription before = subscription == null ? byId.remove(key) : byId.put(key, subscription);
        if (subscription != null) {
            // One step, so that no caller finds it missing between its old state and its new.
            byHolding.merge(
                    Holding.of(subscription),
                    List.of(subscription),
                    (held, added) -> Stream.concat(
                                    held.stream().filter(each -> !each.id().equals(key)), added.stream())
                            .toList());
        }
        if (before != null && (subscription == null || !Holding.of(before).equals(Holding.of(subscription)))) {
            byHolding.computeIfPresent(Holding.of(before), (holding, held) -> without(held, key));
        }
    }

    private static @Nullable List<Subscription> without(List<Subscription> held, String id) {
        List<Subscription> left =
                held.stream().filter(each -> !each.id().equals(id)).toList();
        return left.isEmpty() ? null : left;
    }

    private static Stream<Subscription> newestActive(List<Subscription> held) {
        return held.reversed().stream()
                .filter(each -> each.status() == Status.ACTIVE)
                .limit(1);
    }

    private static Subscription read(SubscriptionState state) {
        RateLimit rateLimit = state.hasRateLimit()
                ? new RateLimit(
                        state.getRateLimit().getRequestsPerSecond(),
                        state.getRateLimit().getBurst())
                : null;
        Plan plan = new Plan(
                state.getPlanId(),
                state.getPlanVersion(),
                state.getPlanName(),
                Price.of(state),
                rateLimit,
                state.getConcurrentRequests(),
                Math.clamp(state.getWeight(), 1, MOST_WEIGHT),
                Math.max(0, state.getAwayRequests()),
                state.getBillsFailures());
        Status status = switch (state.getStatus()) {
            case ACTIVE -> Status.ACTIVE;
            case SUSPENDED -> Status.SUSPENDED;
            case CANCELLED, STATUS_UNSPECIFIED, UNRECOGNIZED -> Status.CANCELLED;
        };
        return new Subscription(
                state.getSubscriptionId(),
                state.getTenant(),
                ModelName.parse(state.getModel()),
                plan,
                status,
                state.getMonthlyRequests(),
                state.getLeased(),
                state.getTimeZone().isEmpty() ? ZoneId.of("UTC") : ZoneId.of(state.getTimeZone()));
    }

    private record Holding(String tenant, ModelName model) {

        static Holding of(Subscription subscription) {
            return new Holding(subscription.tenant(), subscription.model());
        }
    }
}
