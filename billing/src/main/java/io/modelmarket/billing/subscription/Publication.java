package io.modelmarket.billing.subscription;

import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.plan.FailedRequests;
import io.modelmarket.billing.plan.PlanVersion;
import io.modelmarket.billing.plan.QuotaKind;
import io.modelmarket.billing.plan.Terms;
import io.modelmarket.billing.quota.Quotas;
import io.modelmarket.billing.standing.Standing;
import io.modelmarket.billing.standing.Standings;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.PaymentStanding;
import io.modelmarket.contracts.event.proto.RateLimit;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What the data planes are told of a subscription: everything they need to admit a call and to meter it. */
@ApplicationScoped
class Publication {

    private final Outbox outbox;
    private final Quotas quotas;
    private final Standings standings;

    @Inject
    Publication(Outbox outbox, Quotas quotas, Standings standings) {
        this.outbox = outbox;
        this.quotas = quotas;
        this.standings = standings;
    }

    /** Nothing of it is used yet. */
    void publishFreshQuota(Subscription subscription, Period period) {
        quotas.publishFresh(subscription.id(), period);
    }

    void publish(Subscription subscription, PlanVersion plan) {
        SubscriptionState.Builder state = SubscriptionState.newBuilder()
                .setSubscriptionId(subscription.id().toString())
                .setTenant(subscription.tenant())
                .setModel(subscription.model().toString())
                .setPlanId(plan.planId().toString())
                .setPlanVersion(plan.version())
                .setStatus(status(subscription.status()))
                .setTimeZone(subscription.zone().getId())
                .setPlanName(plan.name())
                .setPaymentStanding(standing(standings.of(new TenantId(subscription.tenant()))))
                .setCurrency(plan.tariff().currency().getCurrencyCode())
                .addAllComponents(PublishedPrice.of(plan.components()))
                .setWeight(plan.terms().weight())
                .setBillsFailures(plan.terms().failedRequests() == FailedRequests.BILLED);
        plan.priceText().ifPresent(state::setPricePerRequest);
        Long quota = plan.terms().monthlyRequests();
        if (quota != null && plan.terms().quotaKind() == QuotaKind.HARD) {
            state.setMonthlyRequests(quota).setLeased(true);
        }
        Terms.RateLimit limit = plan.terms().rateLimit();
        if (limit != null) {
            state.setRateLimit(RateLimit.newBuilder()
                    .setRequestsPerSecond(limit.requestsPerSecond())
                    .setBurst(limit.burst()));
        }
        Integer atOnce = plan.terms().concurrentRequests();
        if (atOnce != null) {
            state.setConcurrentRequests(atOnce);
        }
        Long away = plan.terms().awayRequests();
        if (away != null) {
            state.setAwayRequests(away);
        }
        outbox.publish(Topic.SUBSCRIPTIONS, subscription.id().toString(), state.build());
    }

    private static PaymentStanding standing(Standing standing) {
        return switch (standing) {
            case ACTIVE -> PaymentStanding.PAYMENT_STANDING_UNSPECIFIED;
            case REMINDED -> PaymentStanding.REMINDED;
            case RESTRICTED -> PaymentStanding.RESTRICTED;
            case SUSPENDED -> PaymentStanding.OVERDUE;
        };
    }

    private static SubscriptionState.Status status(Subscription.Status status) {
        return switch (status) {
            case ACTIVE -> SubscriptionState.Status.ACTIVE;
            case CANCELLED -> SubscriptionState.Status.CANCELLED;
            case SUSPENDED -> SubscriptionState.Status.SUSPENDED;
        };
    }
}
