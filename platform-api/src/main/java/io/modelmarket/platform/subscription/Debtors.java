package io.modelmarket.platform.subscription;

import io.modelmarket.contracts.event.proto.PaymentStanding;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tenants may make no calls because invoices are overdue. Billing says it on each of a tenant's subscriptions
 * that is not cancelled; on one is enough, so that a tenant is let go when it is taken back on the last.
 */
final class Debtors {

    private final Map<String, String> tenantOf = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> suspended = new ConcurrentHashMap<>();

    boolean isSuspended(String tenant) {
        return suspended.containsKey(tenant);
    }

    /** A subscription's state, or null where it is gone. Called by one thread. */
    void apply(String id, @Nullable SubscriptionState state) {
        String debtor = state == null ? null : debtor(state);
        String before = debtor == null ? tenantOf.remove(id) : tenantOf.put(id, debtor);
        if (debtor != null) {
            suspended.merge(debtor, Set.of(id), Debtors::union);
        }
        if (before != null && !before.equals(debtor)) {
            suspended.computeIfPresent(before, (tenant, ids) -> without(ids, id));
        }
    }

    private static @Nullable String debtor(SubscriptionState state) {
        return state.getPaymentStanding() == PaymentStanding.OVERDUE
                        && state.getStatus() != SubscriptionState.Status.CANCELLED
                ? state.getTenant()
                : null;
    }

    private static Set<String> union(Set<String> held, Set<String> added) {
        return Stream.concat(held.stream(), added.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Set<String> without(Set<String> held, String id) {
        Set<String> left = held.stream().filter(each -> !each.equals(id)).collect(Collectors.toUnmodifiableSet());
        return left.isEmpty() ? null : left;
    }
}
