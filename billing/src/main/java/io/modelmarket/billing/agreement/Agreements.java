package io.modelmarket.billing.agreement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Proposes, signs, activates. Proposing and signing are a tenant's; activating is the platform's, once all have signed.
 */
@ApplicationScoped
class Agreements {

    private final Database database;
    private final Directory directory;
    private final InstantSource clock;

    @Inject
    Agreements(Database database, Directory directory, InstantSource clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    /** A proposal by the model's partner, who signs its own shares with it. */
    @Transactional
    public UUID propose(TenantId tenant, Proposal proposal, String by) {
        ModelName model = proposal.model();
        if (!model.partner().equals(tenant) || !directory.isPublished(model)) {
            throw unprocessable("model " + model + " is not a published model of " + tenant + ".");
        }
        Set<String> participants = new TreeSet<>();
        for (Share share : proposal.shares().shares()) {
            if (directory.tenant(share.participant()).isEmpty()) {
                throw unprocessable("there is no tenant " + share.participant() + ".");
            }
            participants.add(share.participant().value());
        }
        UUID id = UUID.randomUUID();
        database.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('agreement ' || ?, 0))", row -> true, model.toString());
        database.update(
                """
                INSERT INTO agreement
                    (id, tenant, model, mode, currency, version, status, participants, proposed_at, proposed_by)
                SELECT ?, ?, ?, ?, ?, coalesce(max(version), 0) + 1, 'PROPOSED', ?, ?, ?
                FROM agreement WHERE model = ?
                """,
                id,
                tenant.value(),
                model.toString(),
                proposal.mode(),
                proposal.currency().getCurrencyCode(),
                SqlArray.text(participants),
                clock.instant(),
                by,
                model.toString());
        write(id, proposal.shares().shares());
        sign(tenant, id, by);
        return id;
    }

    /**
     * Signs the tenant's shares; again changes nothing.
     *
     * @throws ProblemException when the tenant has no share in such an agreement, or it has ended
     */
    @Transactional
    public void accept(TenantId tenant, UUID id, String by) {
        String status = database.first("""
                        SELECT a.status FROM agreement a
                        JOIN agreement_share s ON s.agreement_id = a.id AND s.participant = ? WHERE a.id = ?
                        """, row -> row.getString("status"), tenant.value(), id)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no agreement " + id + " here."));
        if (status.equals(AgreementView.Status.ENDED.name())) {
            throw new ProblemException(ProblemType.CONFLICT, "The agreement has ended.");
        }
        sign(tenant, id, by);
    }

    /** Puts an agreement into force if everybody has signed; the one in force before ends. Across tenants only. */
    @Transactional
    public void activateIfSigned(UUID id) {
        Instant now = clock.instant();
        database.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('agreement ' || model, 0)) FROM agreement WHERE id = ?",
                row -> true,
                id);
        boolean ready = database.first("""
                        SELECT 1 FROM agreement a WHERE a.id = ? AND a.status = 'PROPOSED' AND NOT EXISTS
                          (SELECT 1 FROM agreement_share s WHERE s.agreement_id = a.id AND s.accepted_at IS NULL)
                        """, row -> true, id).isPresent();
        if (ready) {
            database.update("""
                    UPDATE agreement o SET status = 'ENDED', ended_at = ? FROM agreement n
                    WHERE n.id = ? AND o.model = n.model AND o.currency = n.currency AND o.status = 'ACTIVE'
                    """, now, id);
            database.update("UPDATE agreement SET status = 'ACTIVE', active_from = ? WHERE id = ?", now, id);
        }
    }

    private void write(UUID id, List<Share> shares) {
        List<Integer> places = IntStream.rangeClosed(1, shares.size()).boxed().toList();
        database.update(
                """
                INSERT INTO agreement_share (agreement_id, seq, participant, role, percent)
                SELECT ?, * FROM unnest(?, ?, ?, ?)
                """,
                id,
                new SqlArray("int", places),
                SqlArray.column("text", shares, s -> s.participant().value()),
                SqlArray.column("text", shares, s -> s.role().name()),
                SqlArray.column("numeric", shares, Share::percent));
    }

    private void sign(TenantId tenant, UUID id, String by) {
        database.update("""
                UPDATE agreement_share SET accepted_at = ?, accepted_by = ?
                WHERE agreement_id = ? AND participant = ? AND accepted_at IS NULL
                """, clock.instant(), by, id, tenant.value());
    }

    private static ProblemException unprocessable(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    /** What is proposed. */
    record Proposal(ModelName model, Mode mode, Currency currency, Shares shares) {}
}
