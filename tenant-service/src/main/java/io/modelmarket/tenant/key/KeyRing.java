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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    private final Outbox outbox;
    private final Audit audit;
    private final Standings standings;
    private final InstantSource clock;

    @Inject
    KeyRing(
            KeyConfig config,
            ApiKey.ApiKeys keys,
            Outbox outbox,
            Audit audit,
            Standings standings,
            InstantSource clock) {
        this.config = config;
        this.keys = keys;
        this.outbox = outbox;
        this.audit = audit;
        this.standings = standings;
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
        standings.requireUnrestricted(order.tenant());
        Instant now = clock.instant();
        if (order.expiresAt() != null && !order.expiresAt().isAfter(now)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "expiresAt must lie in the future; leave it away for a key without end");
        }
        ApiKey key = new ApiKey(order.tenant().value(), order.name(), order.token(), now, order.expiresAt());
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
        ApiKey key = keys.lock(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no key with this id"));
        if (key.revoke(clock.instant())) {
            outbox.publish(Topic.KEYS, key.id(), key.toRecord());
            audit.note(tenant, AuditAction.KEY_REVOKED, "key/" + key.id(), key.name());
        }
    }

    /** A key to be added. The token never enters a fingerprint, a log or a stored answer. */
    record KeyOrder(
            TenantId tenant,
            String name,
            @Nullable Instant expiresAt,
            @JsonIgnore KeyToken token) {}
}
