package io.modelmarket.billing.agreement;

import io.modelmarket.billing.agreement.AgreementView.Status;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proposes, counters, signs, activates, ends. Proposing and signing are a tenant's; the rest changes what others see
 * and is done across tenants, after checking that the tenant takes part.
 */
@ApplicationScoped
class Agreements {

    private final Database database;
    private final Acceptability acceptability;
    private final ShareRows rows;
    private final InstantSource clock;

    @Inject
    Agreements(Database database, Acceptability acceptability, ShareRows rows, InstantSource clock) {
        this.database = database;
        this.acceptability = acceptability;
        this.rows = rows;
        this.clock = clock;
    }

    /** A proposal by the model's partner, who signs its own shares with it. */
    @Transactional
    public UUID propose(TenantId tenant, Proposal proposal, String by) {
        checkAuthor(tenant, proposal.model());
        lock(proposal.model().toString());
        acceptability.check(proposal, null);
        return write(tenant, proposal, null, by);
    }

    /**
     * A participant's other version of an open proposal, which it takes the place of; everybody signs anew. Across
     * tenants only.
     *
     * @throws ProblemException when there is no such open proposal that the tenant takes part in, or the
     *     counter-proposal is for something else or cannot be accepted
     */
    @Transactional
    public UUID counter(TenantId tenant, UUID id, Proposal proposal, String by) {
        lock(proposal.model().toString());
        Standing standing = standing(tenant, id);
        if (standing.status() != Status.PROPOSED) {
            throw conflict("The agreement is no open proposal any more; propose a new one.");
        }
        if (!standing.model().equals(proposal.model().toString())
                || !standing.scope().equals(proposal.scope())
                || !standing.currency().equals(proposal.currency().getCurrencyCode())) {
            throw Acceptability.unprocessable("a counter-proposal is for the same model, scope and currency, "
                    + standing.model() + ", " + standing.scope() + ", in " + standing.currency() + ".");
        }
        acceptability.check(proposal, id);
        database.update("UPDATE agreement SET status = 'SUPERSEDED', ended_at = ? WHERE id = ?", clock.instant(), id);
        return write(tenant, proposal, id, by);
    }

    /**
     * Signs the tenant's shares, and puts the agreement into force if it is the last to sign; again changes nothing. A
     * signature that is refused is none. Across tenants only.
     *
     * @throws ProblemException when the tenant has no share in such an agreement, it is over, or cannot come into force
     */
    @Transactional
    public void accept(TenantId tenant, UUID id, String by) {
        lockModelOf(id);
        Status status = database.first("""
                        SELECT a.status FROM agreement a
                        JOIN agreement_share s ON s.agreement_id = a.id AND s.participant = ? WHERE a.id = ?
                        """, row -> Status.valueOf(row.getString("status")), tenant.value(), id)
                .orElseThrow(() -> absent(id));
        if (status == Status.ENDED || status == Status.SUPERSEDED) {
            throw conflict("The agreement " + (status == Status.ENDED ? "has ended." : "was superseded."));
        }
        sign(tenant, id, by);
        activateIfSigned(id);
    }

    /**
     * Puts an agreement into force if everybody has signed, from its proposed beginning on or else from now on; what is
     * in force then for the same ends there. Across tenants only.
     *
     * @throws ProblemException when what it was to begin in is billed since, its end has passed, or another came into
     *     force since, whose participants would lose by it
     */
    private void activateIfSigned(UUID id) {
        Optional<Signed> signed = database.first("""
                        SELECT model, currency, scope, scope_version, countries, participants, starts_at AS active_from,
                               until_at AS active_until
                        FROM agreement a WHERE a.id = ? AND a.status = 'PROPOSED' AND NOT EXISTS
                          (SELECT 1 FROM agreement_share s WHERE s.agreement_id = a.id AND s.accepted_at IS NULL)
                        """, Agreements::signed, id);
        if (signed.isPresent()) {
            Acceptability.Subject subject = signed.get().subject();
            Window window = acceptability.checkTime(subject, signed.get().proposed(), ProblemType.CONFLICT);
            acceptability.checkInForce(subject, signed.get().participants(), window);
            takePlace(id, Objects.requireNonNull(window.from()), window.until());
        }
    }

    private void takePlace(UUID id, Instant from, @Nullable Instant until) {
        boolean begun = !from.isAfter(clock.instant());
        database.update("""
                UPDATE agreement o SET ends_at = f.at, ended_at = CASE WHEN f.begun OR o.status = 'ENDED' THEN f.at END,
                    status = CASE WHEN f.begun THEN 'ENDED' ELSE o.status END
                FROM agreement n, (SELECT ?::timestamptz AS at, ?::boolean AS begun) f
                WHERE n.id = ? AND o.id <> n.id AND o.model = n.model AND o.currency = n.currency
                    AND (o.scope, o.scope_version, o.countries) = (n.scope, n.scope_version, n.countries)
                    AND o.active_from <= f.at AND coalesce(o.ended_at, o.ends_at, 'infinity') > f.at
                """, from, begun, id);
        int activated = database.update("""
                UPDATE agreement SET status = 'ACTIVE', active_from = ?, ends_at = ? WHERE id = ? AND status = 'PROPOSED'
                """, from, until, id);
        if (activated != 1) {
            throw conflict("The agreement is no open proposal any more.");
        }
    }

    /**
     * Ends it: a proposal at once, an agreement in force after its notice, if it does not end before by itself. Again
     * changes nothing. Across tenants only.
     *
     * @throws ProblemException when the tenant takes part in no such agreement
     */
    @Transactional
    public void end(TenantId tenant, UUID id, String by) {
        lockModelOf(id);
        Standing standing = standing(tenant, id);
        Instant now = clock.instant();
        Instant end = standing.status() == Status.PROPOSED ? now : now.plus(Duration.ofDays(standing.noticeDays()));
        database.update("""
                UPDATE agreement SET ends_at = ?, notice_by = ? WHERE id = ? AND notice_by IS NULL
                    AND (ends_at IS NULL OR ends_at > ?) AND status IN ('PROPOSED', 'ACTIVE')
                """, end, tenant.value() + " " + by, id, end);
        database.update("""
                UPDATE agreement SET status = 'ENDED', ended_at = ends_at WHERE id = ?
                    AND (ends_at <= ? OR ends_at <= active_from) AND status IN ('PROPOSED', 'ACTIVE')
                """, id, now);
    }

    private static Signed signed(ResultSet row) throws SQLException {
        return new Signed(
                new Acceptability.Subject(
                        ModelName.parse(row.getString("model")),
                        AgreementReads.scope(row),
                        Currency.getInstance(row.getString("currency"))),
                Arrays.stream((String[]) row.getArray("participants").getArray())
                        .map(TenantId::new)
                        .toList(),
                AgreementReads.window(row));
    }

    private Standing standing(TenantId tenant, UUID id) {
        return database.first(
                        """
                        SELECT status, model, currency, notice_days, scope, scope_version, countries FROM agreement
                        WHERE id = ? AND (tenant = ? OR ? = ANY (participants)) FOR UPDATE
                        """,
                        row -> new Standing(
                                Status.valueOf(row.getString("status")),
                                row.getString("model"),
                                AgreementReads.scope(row),
                                row.getString("currency"),
                                row.getInt("notice_days")),
                        id,
                        tenant.value(),
                        tenant.value())
                .orElseThrow(() -> absent(id));
    }

    /** Nobody else proposes, signs or ends anything for its model until the transaction ends. */
    private void lockModelOf(UUID id) {
        database.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('agreement ' || model, 0)) FROM agreement WHERE id = ?",
                row -> true,
                id);
    }

    private void lock(String model) {
        database.query("SELECT pg_advisory_xact_lock(hashtextextended('agreement ' || ?, 0))", row -> true, model);
    }

    /** Only a model's partner proposes agreements for it. */
    static void checkAuthor(TenantId tenant, ModelName model) {
        if (!model.partner().equals(tenant)) {
            throw Acceptability.unprocessable("model " + model + " is not a published model of " + tenant + ".");
        }
    }

    private UUID write(TenantId proposer, Proposal proposal, @Nullable UUID supersedes, String by) {
        UUID id = UUID.randomUUID();
        String model = proposal.model().toString();
        database.update(
                """
                INSERT INTO agreement (id, tenant, proposer, supersedes, model, scope, scope_version, countries, mode,
                    recognition, currency, notice_days, starts_at, until_at, version, status, participants, proposed_at,
                    proposed_by)
                SELECT ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz,
                    coalesce(max(version), 0) + 1, 'PROPOSED', ?, ?, ?
                FROM agreement WHERE model = ?
                """,
                id,
                proposal.model().partner().value(),
                proposer.value(),
                supersedes,
                model,
                proposal.scope().kind(),
                proposal.scope().version(),
                SqlArray.text(proposal.scope().countries()),
                proposal.mode(),
                proposal.recognition(),
                proposal.currency().getCurrencyCode(),
                proposal.noticeDays(),
                proposal.window().from(),
                proposal.window().until(),
                SqlArray.text(proposal.shares().participants().stream()
                        .map(TenantId::value)
                        .sorted()
                        .toList()),
                clock.instant(),
                by,
                model);
        rows.write(id, proposal.shares());
        sign(proposer, id, by);
        return id;
    }

    private void sign(TenantId tenant, UUID id, String by) {
        database.update("""
                UPDATE agreement_share SET accepted_at = ?, accepted_by = ?
                WHERE agreement_id = ? AND participant = ? AND accepted_at IS NULL
                """, clock.instant(), by, id, tenant.value());
    }

    private static ProblemException absent(UUID id) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no agreement " + id + " here.");
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }

    private record Signed(Acceptability.Subject subject, List<TenantId> participants, Window proposed) {}

    private record Standing(Status status, String model, Scope scope, String currency, int noticeDays) {}
}
