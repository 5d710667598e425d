package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
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

    /** What is left of each payout that came back, one after another, up to what is paid again. */
    private static final String REPEATED = """
            WITH back AS (
                SELECT e.tenant, e.settlement_id, e.entered_at, e.id,
                       p.amount_minor + p.tax_minor + p.again_minor - coalesce(
                           (SELECT sum(g.minor) FROM payout_again g
                            WHERE (g.of_settlement, g.tenant) = (e.settlement_id, e.tenant)), 0)::bigint AS minor
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
                            "Its payout of settlement " + row.getString("settlement_id") + " came back ("
                                    + (code == null ? "" : code + ": ") + row.getString("reason")
                                    + "). The partner corrects its payout account, or confirms it by setting it again;"
                                    + " then propose anew.");
                },
                SqlArray.text(tenants));
        return reasons;
    }
}
