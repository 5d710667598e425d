package io.modelmarket.billing.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Proposals before they are made, for their author's tenant alone: kept as they are asked for, and checked against
 * everything else only when they are proposed.
 */
@ApplicationScoped
class AgreementDrafts {

    /** Most of one tenant. */
    private static final int MOST = 100;

    private final Database database;
    private final Agreements agreements;
    private final ObjectMapper json;
    private final InstantSource clock;

    @Inject
    AgreementDrafts(Database database, Agreements agreements, ObjectMapper json, InstantSource clock) {
        this.database = database;
        this.agreements = agreements;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps one.
     *
     * @throws ProblemException when it is not a whole, for somebody else's model, or there are too many
     */
    @Transactional
    public Draft keep(TenantId tenant, AgreementRequest terms) {
        check(tenant, terms);
        database.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('drafts ' || ?, 0))", row -> true, tenant.value());
        long kept = database.first(
                        "SELECT count(*) AS kept FROM agreement_draft WHERE tenant = ?",
                        row -> row.getLong("kept"),
                        tenant.value())
                .orElse(0L);
        if (kept >= MOST) {
            throw Acceptability.unprocessable("there are " + kept + " drafts already; propose or delete some.");
        }
        UUID id = UUID.randomUUID();
        database.update(
                "INSERT INTO agreement_draft (id, tenant, terms, saved_at) VALUES (?, ?, ?::jsonb, ?)",
                id,
                tenant.value(),
                written(terms),
                clock.instant());
        return find(tenant, id);
    }

    /** Latest first. */
    @Transactional
    public List<Draft> list(TenantId tenant, Page page) {
        return database.query("""
                SELECT id, terms, saved_at FROM agreement_draft WHERE tenant = ?
                ORDER BY saved_at DESC, id LIMIT ? OFFSET ?
                """, this::read, tenant.value(), page.rowsToRead(), page.offset());
    }

    /**
     * One of them.
     *
     * @throws ProblemException when the tenant has no such draft
     */
    @Transactional
    public Draft find(TenantId tenant, UUID id) {
        return database.first(
                        "SELECT id, terms, saved_at FROM agreement_draft WHERE id = ? AND tenant = ?",
                        this::read,
                        id,
                        tenant.value())
                .orElseThrow(() -> absent(id));
    }

    /** Changes one as a whole. */
    @Transactional
    public Draft change(TenantId tenant, UUID id, AgreementRequest terms) {
        check(tenant, terms);
        int changed = database.update(
                "UPDATE agreement_draft SET terms = ?::jsonb, saved_at = ? WHERE id = ? AND tenant = ?",
                written(terms),
                clock.instant(),
                id,
                tenant.value());
        if (changed == 0) {
            throw absent(id);
        }
        return find(tenant, id);
    }

    /** Deletes one. */
    @Transactional
    public void delete(TenantId tenant, UUID id) {
        if (database.update("DELETE FROM agreement_draft WHERE id = ? AND tenant = ?", id, tenant.value()) == 0) {
            throw absent(id);
        }
    }

    /**
     * Proposes one, which is no draft any more.
     *
     * @throws ProblemException when it cannot be proposed as it is; it stays a draft
     */
    @Transactional
    public UUID propose(TenantId tenant, UUID id, String by) {
        AgreementRequest terms = find(tenant, id).terms();
        delete(tenant, id);
        return agreements.propose(tenant, terms.proposal(), by);
    }

    private static void check(TenantId tenant, AgreementRequest terms) {
        Agreements.checkAuthor(tenant, terms.proposal().model());
    }

    private Draft read(ResultSet row) throws SQLException {
        try {
            return new Draft(
                    row.getObject("id", UUID.class),
                    json.readValue(row.getString("terms"), AgreementRequest.class),
                    Database.instant(row, "saved_at"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the terms of a draft are not what was written", e);
        }
    }

    private String written(AgreementRequest terms) {
        try {
            return json.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }

    private static ProblemException absent(UUID id) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no draft " + id + " of an agreement here.");
    }

    /** What might be proposed, and when it was saved. */
    @Schema(name = "AgreementDraft")
    record Draft(UUID id, AgreementRequest terms, Instant savedAt) {}
}
