package io.modelmarket.tenant.standing;

import io.modelmarket.contracts.event.proto.PaymentStanding;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tenants that are restricted, by the subscriptions that say so. Only in memory: until the topic is read after a start
 * nobody is, and the data planes refuse calls all the same.
 */
@ApplicationScoped
public class Standings {

    private final Map<String, String> restrictedBy = new ConcurrentHashMap<>();

    /**
     * Passes for a tenant that may begin something new.
     *
     * @throws ProblemException when invoices of it are overdue
     */
    public void requireUnrestricted(TenantId tenant) {
        if (restrictedBy.containsValue(tenant.value())) {
            throw new ProblemException(
                    ProblemType.TENANT_RESTRICTED,
                    "invoices of " + tenant + " are overdue, so nothing new can be begun; what to pay is at billing's"
                            + " /v1/tenants/" + tenant + "/standing");
        }
    }

    /** Takes over a subscription's state, or null where it is gone. */
    void tell(String subscription, @Nullable SubscriptionState state) {
        if (state != null && restricts(state)) {
            restrictedBy.put(subscription, state.getTenant());
        } else {
            restrictedBy.remove(subscription);
        }
    }

    private static boolean restricts(SubscriptionState state) {
        PaymentStanding standing = state.getPaymentStanding();
        return state.getStatus() != SubscriptionState.Status.CANCELLED
                && (standing == PaymentStanding.RESTRICTED || standing == PaymentStanding.OVERDUE);
    }
}
