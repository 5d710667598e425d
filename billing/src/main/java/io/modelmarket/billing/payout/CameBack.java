package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What came back of approved settlements, and has not been paid again. Within a transaction, across tenants only. */
@ApplicationScoped
class CameBack {

    private static final String POOL = """
            SELECT tenant, sum(minor)::bigint AS minor FROM (
                SELECT p.tenant, p.amount_minor + p.tax_minor + p.again_minor AS minor
                FROM payout_event e JOIN payout p USING (settlement_id, tenant) JOIN settlement s ON s.id = p.settlement_id
                WHERE e.kind <> 'EXECUTED' AND e.undone_at IS NULL AND s.currency = ?
                UNION ALL
                SELECT p.tenant, -p.again_minor FROM payout p JOIN settlement s ON s.id = p.settlement_id
                WHERE s.state = 'APPROVED' AND NOT p.left_out AND p.again_minor > 0 AND s.currency = ?) m
            GROUP BY tenant
            """;

    /**
     * What of a payout {@code p} that came back nothing pays again. What it has paid again itself of one that never
     * came back was paid without reason, and is not owed.
     */
    private static final String UNREPEATED = """
            p.amount_minor + p.tax_minor
                + coalesce((SELECT sum(g.minor) FROM payout_again g
                            WHERE (g.settlement_id, g.tenant) = (p.settlement_id, p.tenant)), 0)::bigint
                - coalesce((SELECT sum(g.minor) FROM payout_again g
                            WHERE (g.of_settlement, g.tenant) = (p.settlement_id, p.tenant)), 0)::bigint AS minor
            """;

    /** What is left of each payout that came back, one after another, up to what is paid again. */
    private static final String REPEATED = """
            WITH back AS (
                SELECT e.tenant, e.settlement_id, e.entered_at, e.id,
            """ + UNREPEATED + """
                FROM settlement n JOIN payout a ON a.settlement_id = n.id AND NOT a.left_out AND a.again_minor > 0
                JOIN payout_event e ON e.tenant = a.tenant AND e.kind <> 'EXECUTED' AND e.undone_at IS NULL
                JOIN payout p ON (p.settlement_id, p.tenant) = (e.settlement_id, e.tenant)
                JOIN settlement s ON s.id = e.settlement_id AND s.currency = n.currency
                WHERE n.id = ?),
            reach AS (
                SELECT tenant, settlement_id, minor, sum(minor) OVER (PARTITION BY tenant ORDER BY entered_at, id) AS upto
                FROM back WHERE minor > 0)
            INSERT INTO payout_again (settlement_id, tenant, of_settlement, minor)
            SELECT a.settlement_id, a.tenant, r.settlement_id, least(r.upto, a.again_minor) - (r.upto - r.minor)
            FROM payout a JOIN reach r ON r.tenant = a.tenant
            WHERE a.settlement_id = ? AND NOT a.left_out AND r.upto - r.minor < a.again_minor
            """;

    private final Database database;

    @Inject
    CameBack(Database database) {
        this.database = database;
    }

    /** By partner; nothing of whom nothing is left. */
    Map<String, Money> of(Currency currency) {
        Map<String, Money> left = new HashMap<>();
        database.query(
                POOL,
                row -> left.put(row.getString("tenant"), new Money(row.getLong("minor"), currency)),
                currency.getCurrencyCode(),
                currency.getCurrencyCode());
        return left;
    }

    /**
     * Writes down which payouts that came back a settlement's payouts pay again as it is approved: what came back first
     * is paid again first. Nobody else may pay in its currency meanwhile.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void repeatedBy(UUID settlement) {
        database.update(REPEATED, settlement, settlement);
    }

    /**
     * A payout came back by mistake only: what was paid again for it was paid again for what else came back, first for
     * the paying payout itself, whose money is not owed where it came back too, then for what came back first.
     *
     * @throws ProblemException when nothing else that came back takes its place
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void arrived(Transfer transfer) {
        List<Part> released = database.query(
                "DELETE FROM payout_again WHERE (of_settlement, tenant) = (?, ?) RETURNING settlement_id, minor",
                CameBack::part,
                transfer.settlement(),
                transfer.tenant());
        for (Part payment : released) {
            long rest = payment.minor();
            for (Part back : others(transfer, payment.settlement())) {
                if (back.settlement().equals(payment.settlement())) {
                    rest = Math.min(rest, Math.max(-back.minor(), 0)); // what is released is not owed of it already
                } else if (rest > 0 && back.minor() > 0) {
                    long taken = Math.min(rest, back.minor());
                    repeat(payment.settlement(), transfer.tenant(), back.settlement(), taken);
                    rest -= taken;
                }
            }
            if (rest > 0) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "Settlement " + payment.settlement() + " has paid again what came back of payout "
                                + transfer.name() + ", and nothing else came back in its place.");
            }
        }
    }

    /** What else came back and nothing pays again; the paying payout first. */
    private List<Part> others(Transfer than, UUID paying) {
        return database.query(
                """
                SELECT p.settlement_id,
                """ + UNREPEATED + """
                FROM payout_event e JOIN payout p USING (settlement_id, tenant) JOIN settlement s ON s.id = p.settlement_id
                WHERE e.tenant = ? AND e.kind <> 'EXECUTED' AND e.undone_at IS NULL AND e.settlement_id <> ?
                  AND s.currency = (SELECT currency FROM settlement WHERE id = ?)
                ORDER BY (p.settlement_id <> ?), e.entered_at, e.id
                """, CameBack::part, than.tenant(), than.settlement(), than.settlement(), paying);
    }

    private void repeat(UUID paying, String tenant, UUID of, long minor) {
        database.update(
                "INSERT INTO payout_again (settlement_id, tenant, of_settlement, minor) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (settlement_id, tenant, of_settlement)"
                        + " DO UPDATE SET minor = payout_again.minor + excluded.minor",
                paying,
                tenant,
                of,
                minor);
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(row.getObject("settlement_id", UUID.class), row.getLong("minor"));
    }

    /** Some of a settlement's payout, in minor units. */
    private record Part(UUID settlement, long minor) {}

    /** Why some of the partners are not paid: a payout has come back since they last said which account is theirs. */
    Map<String, String> toCorrect(Collection<String> tenants) {
        Map<String, String> reasons = new HashMap<>();
        database.query(
                """
                SELECT DISTINCT ON (e.tenant) e.tenant, e.settlement_id, e.code, e.reason
                FROM payout_event e JOIN payout_account a USING (tenant)
                WHERE e.tenant = ANY (?) AND e.kind <> 'EXECUTED' AND e.undone_at IS NULL AND e.entered_at >= a.updated_at
                ORDER BY e.tenant, e.entered_at DESC
                """,
                row -> {
                    String code = row.getString("code");
                    return reasons.put(
                            row.getString("tenant"),
                            OmissionReason.CAME_BACK.words() + row.getString("settlement_id") + " came back ("
                                    + (code == null ? "" : code + ": ") + row.getString("reason")
                                    + "). The partner corrects its payout account, or confirms it by setting it again;"
                                    + " then propose anew.");
                },
                SqlArray.text(tenants));
        return reasons;
    }
}
