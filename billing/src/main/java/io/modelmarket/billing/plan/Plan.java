package io.modelmarket.billing.plan;

import io.modelmarket.contracts.id.ModelName;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A partner's offer for one of its models. What it says is in its versions. */
@Entity
@Table(name = "plan")
class Plan {

    @Id
    private UUID id;

    @TenantId
    private String tenant;

    private String model;
    private String name;

    @Column(columnDefinition = "char(3)")
    private String currency;

    @Column(name = "latest_version")
    private int latestVersion;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long revision;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Plan() {}

    /** An offer without versions yet. */
    Plan(ModelName model, String name, Currency currency, Instant now) {
        this.id = UUID.randomUUID();
        this.tenant = model.partner().value();
        this.model = model.toString();
        this.name = name;
        this.currency = currency.getCurrencyCode();
        this.latestVersion = 1;
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    String tenant() {
        return tenant;
    }

    Currency currency() {
        return Currency.getInstance(currency);
    }

    int latestVersion() {
        return latestVersion;
    }

    /** Counts one more version; its number. */
    int nextVersion() {
        latestVersion++;
        return latestVersion;
    }

    @Override
    public String toString() {
        return model + " " + name + " of " + createdAt;
    }

    /** The running tenant's plans. */
    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<Plan, UUID> {}
}
