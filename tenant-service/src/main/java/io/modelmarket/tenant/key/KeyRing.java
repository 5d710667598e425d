package io.modelmarket.tenant.key;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.id.KeyToken;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.outbox.Outbox;
import io.modelmarket.tenant.audit.Audit;
import io.modelmarket.tenant.audit.AuditAction;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import io.modelmarket.tenant.standing.Standings;
import io.modelmarket.tenant.tenant.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The keys of the tenant whose scope is bound: made, listed, revoked. Every change reaches the data planes. */
@ApplicationScoped
class KeyRing {

    private final SecureRandom random = new SecureRandom();
    private final KeyConfig config;
    private final ApiKey.ApiKeys keys;
    private final Tenants tenants;
    private final Outbox outbox;
    private final Audit audit;
    private final InstantSource clock;

    @Inject
    KeyRing(KeyConfig config, ApiKey.ApiKeys keys, Tenants tenants, Outbox outbox, Audit audit, InstantSource clock) {
        this.config = config;
        this.keys = keys;
        this.tenants = tenants;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Draws a key that {@link #add} may add. */
    KeyToken draw() {
        return KeyToken.generate(config.environment(), random);
    }

    /** Adds the key drawn for the order; repeated with the same idempotency key it answers the key added before. */
    @Idempotent
    @Transactional
    public KeyView add(KeyOrder order) {
        tenants.standings().requireUnrestricted(order.tenant());
        Instant now = clock.instant();
        if (order.expiresAt() != null && !order.expiresAt().isAfter(now)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "expiresAt must lie in the future; leave it away for a key without end");
        }
        ApiKey key = new ApiKey(order.tenant().value(), order.name(), order.token(), now, order.expiresAt());
        if (order.budget() != null) {
            key.limit(order.budget(), tenants.organisations().timeZone(order.tenant()));
        }
        keys.persist(key);
        outbox.publish(Topic.KEYS, key.id(), key.toRecord());
        audit.note(order.tenant(), AuditAction.KEY_CREATED, "key/" + key.id(), key.name());
        return KeyView.of(key);
    }

    @Transactional
    Page<KeyView> list(@Nullable Cursor after) {
        return Page.of(keys.newest(after), KeyView::of, key -> Cursor.at(key.createdAt(), key.id()));
    }

    @Transactional
    void revoke(TenantId tenant, String id) {
        ApiKey key = locked(id);
        if (key.revoke(clock.instant())) {
            outbox.publish(Topic.KEYS, key.id(), key.toRecord());
            audit.note(tenant, AuditAction.KEY_REVOKED, "key/" + key.id(), key.name());
        }
    }

    /**
     * Limits what a key may use of a month; what it has used of this one stays used.
     *
     * @throws ProblemException when there is no such key, or it is revoked
     */
    @Transactional
    KeyView limit(TenantId tenant, String id, BudgetView budget) {
        ApiKey key = locked(id);
        if (key.revokedAt() != null) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "the key is revoked and needs no budget; set one on a key in use");
        }
        key.limit(budget, tenants.organisations().timeZone(tenant));
        outbox.publish(Topic.KEYS, key.id(), key.toRecord());
        audit.note(tenant, AuditAction.KEY_BUDGET_SET, "key/" + key.id(), budget.toString());
        return KeyView.of(key);
    }

    /** Takes a key's budget away, if it has one. */
    @Transactional
    void unlimit(TenantId tenant, String id) {
        ApiKey key = locked(id);
        if (key.unlimit()) {
            outbox.publish(Topic.KEYS, key.id(), key.toRecord());
            audit.note(tenant, AuditAction.KEY_BUDGET_CLEARED, "key/" + key.id(), key.name());
        }
    }

    private ApiKey locked(String id) {
        return keys.lock(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no key with this id"));
    }

    /** What must be known of the keys' tenant: its zone, and whether it may have new ones. */
    @Singleton
    record Tenants(Organisations organisations, Standings standings) {}

    /** A key to be added. The token never enters a fingerprint, a log or a stored answer. */
    record KeyOrder(
            TenantId tenant,
            String name,
            @Nullable Instant expiresAt,
            @Nullable BudgetView budget,
            @JsonIgnore KeyToken token) {}
}
