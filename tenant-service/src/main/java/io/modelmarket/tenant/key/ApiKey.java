package io.modelmarket.tenant.key;

import com.google.protobuf.ByteString;
import io.modelmarket.contracts.event.WireTime;
import io.modelmarket.contracts.event.proto.KeyBudget;
import io.modelmarket.contracts.event.proto.KeyState;
import io.modelmarket.contracts.id.KeyToken;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A tenant's API key, without its secret: that was shown to whoever made it and is kept only as a digest. */
@Entity
@Table(name = "api_key")
class ApiKey {

    private static final int TAIL = 4;

    @Id
    private String id;

    @TenantId
    @Column(updatable = false)
    private String tenant;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String prefix;

    @Column(updatable = false)
    private String lastFour;

    @Column(name = "secret_sha256", updatable = false)
    private byte[] secretSha256;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private @Nullable Instant expiresAt;

    private @Nullable Instant revokedAt;
    private @Nullable UUID budgetId;
    private @Nullable Long budgetRequests;

    @Enumerated(EnumType.STRING)
    private BudgetView.@Nullable Kind budgetKind;

    private @Nullable String budgetZone;

    @Version
    private int lockVersion;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ApiKey() {}

    ApiKey(String tenant, String name, KeyToken token, Instant now, @Nullable Instant expiresAt) {
        String text = token.reveal();
        this.tenant = tenant;
        this.name = name;
        this.id = token.id();
        this.prefix = "mkt_" + token.environment() + "_" + token.id();
        this.lastFour = text.substring(text.length() - TAIL);
        this.secretSha256 = token.secretSha256();
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    /** Revokes the key for good; whether it was not revoked before. */
    boolean revoke(Instant now) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = now;
        return true;
    }

    /** Limits what it may use of a month, in that zone unless it has had a budget before. */
    void limit(BudgetView budget, String zone) {
        if (budgetId == null) {
            budgetId = UUID.randomUUID();
            budgetZone = zone;
        }
        budgetRequests = budget.monthlyRequests();
        budgetKind = budget.kind();
    }

    /** Lets it use what its subscriptions allow; whether it had a budget. */
    boolean unlimit() {
        boolean had = budgetRequests != null;
        budgetRequests = null;
        budgetKind = null;
        return had;
    }

    @Nullable BudgetView budget() {
        return budgetRequests == null || budgetKind == null ? null : new BudgetView(budgetRequests, budgetKind);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String prefix() {
        return prefix;
    }

    String lastFour() {
        return lastFour;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant expiresAt() {
        return expiresAt;
    }

    @Nullable Instant revokedAt() {
        return revokedAt;
    }

    KeyState toRecord() {
        KeyState.Builder state = KeyState.newBuilder()
                .setKeyId(id)
                .setTenant(tenant)
                .setSecretSha256(ByteString.copyFrom(secretSha256))
                .setCreatedAt(WireTime.timestamp(createdAt));
        if (expiresAt != null) {
            state.setExpiresAt(WireTime.timestamp(expiresAt));
        }
        if (revokedAt != null) {
            state.setRevokedAt(WireTime.timestamp(revokedAt));
        }
        if (budgetId != null && budgetRequests != null && budgetKind != null && budgetZone != null) {
            state.setBudget(KeyBudget.newBuilder()
                    .setId(budgetId.toString())
                    .setMonthlyRequests(budgetRequests)
                    .setKind(KeyBudget.Kind.valueOf(budgetKind.name()))
                    .setTimeZone(budgetZone));
        }
        return state.build();
    }

    @ApplicationScoped
    static class ApiKeys implements PanacheRepositoryBase<ApiKey, String> {

        Optional<ApiKey> lock(String id) {
            return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
        }

        List<ApiKey> newest(@Nullable Cursor after) {
            PanacheQuery<ApiKey> query = after == null
                    ? find("order by createdAt desc, id desc")
                    : find(
                            "createdAt < ?1 or (createdAt = ?1 and id < ?2) order by createdAt desc, id desc",
                            after.time(),
                            after.id());
            return query.range(0, Page.FETCH - 1).list();
        }
    }
}
