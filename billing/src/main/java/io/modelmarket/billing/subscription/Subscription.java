package io.modelmarket.billing.subscription;

import io.modelmarket.billing.plan.PlanVersion;
import io.modelmarket.billing.referral.RedeemedCode;
import io.modelmarket.contracts.id.ModelName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A consumer's use of a model on a plan version. Its zone is the consumer's when it began and stays: hours, days and
 * quota periods of one subscription are all cut in it.
 */
@Entity
@Table(name = "subscription")
class Subscription {

    @Id
    private UUID id;

    @TenantId
    private String tenant;

    private String partner;
    private String model;

    @Column(name = "plan_id")
    private UUID planId;

    @Column(name = "plan_version")
    private int planVersion;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "trial_from", updatable = false)
    private Instant trialFrom;

    @Column(name = "referral_code", updatable = false)
    private @Nullable String referralCode;

    @SuppressWarnings("UnusedVariable") // written for who shares the revenue
    @Column(name = "referral_promoter", updatable = false)
    private @Nullable String referralPromoter;

    @Column(name = "referred_at", updatable = false)
    private @Nullable Instant referredAt;

    @Column(name = "cancelled_at")
    private @Nullable Instant cancelledAt;

    @Version
    private long revision;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Subscription() {}

    /**
     * An active subscription of {@code tenant} to the plan's model.
     *
     * @param referral the code that brought it, if one has
     * @param trialFrom when the tenant first subscribed to the model; null: now
     */
    Subscription(
            String tenant,
            PlanVersion plan,
            ZoneId zone,
            @Nullable RedeemedCode referral,
            @Nullable Instant trialFrom,
            Instant now) {
        this.id = UUID.randomUUID();
        this.tenant = tenant;
        this.partner = plan.model().partner().value();
        this.model = plan.model().toString();
        this.planId = plan.planId();
        this.planVersion = plan.version();
        this.status = Status.ACTIVE;
        this.timeZone = zone.getId();
        this.createdAt = now;
        this.trialFrom = trialFrom == null ? now : trialFrom;
        if (referral != null) {
            this.referralCode = referral.code();
            this.referralPromoter = referral.promoter().value();
            this.referredAt = now;
        }
    }

    /** Goes on at another plan version; whether that is a change. */
    boolean moveTo(PlanVersion plan) {
        if (status == Status.CANCELLED) {
            throw new IllegalStateException("the subscription is cancelled");
        }
        if (isOn(plan)) {
            return false;
        }
        planId = plan.planId();
        planVersion = plan.version();
        return true;
    }

    /** Ends it; whether that is a change. */
    boolean cancel(Instant now) {
        if (status == Status.CANCELLED) {
            return false;
        }
        status = Status.CANCELLED;
        cancelledAt = now;
        return true;
    }

    /** Goes on after it was cancelled. */
    void beginAgain(PlanVersion plan) {
        if (status != Status.CANCELLED) {
            throw new IllegalStateException("the subscription is not cancelled");
        }
        status = Status.ACTIVE;
        cancelledAt = null;
        planId = plan.planId();
        planVersion = plan.version();
    }

    private boolean isOn(PlanVersion plan) {
        return planId.equals(plan.planId()) && planVersion == plan.version();
    }

    UUID id() {
        return id;
    }

    String tenant() {
        return tenant;
    }

    ModelName model() {
        return ModelName.parse(model);
    }

    UUID planId() {
        return planId;
    }

    int planVersion() {
        return planVersion;
    }

    Status status() {
        return status;
    }

    ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    Instant createdAt() {
        return createdAt;
    }

    /** From when the days of a trial are counted. */
    Instant trialFrom() {
        return trialFrom;
    }

    @Nullable String referralCode() {
        return referralCode;
    }

    @Nullable Instant referredAt() {
        return referredAt;
    }

    @Nullable Instant cancelledAt() {
        return cancelledAt;
    }

    @Override
    public String toString() {
        return tenant + " on " + model + ", " + partner + "'s, " + status;
    }

    /** Whether it may be used. */
    @Schema(name = "SubscriptionStatus")
    enum Status {
        ACTIVE,
        CANCELLED,
        SUSPENDED
    }

    /** The running tenant's subscriptions. */
    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<Subscription, UUID> {}
}
