package io.modelmarket.billing.selfbilling;

import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Which accruals a payout pays. Across tenants only. */
@ApplicationScoped
class PaidAccruals {

    /** Of partner and settlement, whatever no payout has paid yet. */
    private static final String UNPAID = """
            FROM settlement s JOIN accrual_unpaid u ON u.tenant = ? AND u.currency = s.currency
            JOIN accrual a ON a.id = u.accrual_id
            WHERE s.id = ? AND s.accrued_until IS NOT NULL
                AND a.accrued_at <= CASE WHEN a.amount_minor < 0 THEN s.proposed_at ELSE s.accrued_until END
            """;

    private static final String PAID = """
            FROM payout_accrual p JOIN accrual a ON a.id = p.accrual_id WHERE p.tenant = ? AND p.settlement_id = ?
            """;

    private final Database database;

    @Inject
    PaidAccruals(Database database) {
        this.database = database;
    }

    /**
     * Writes down what no earlier payout has paid: shares that had been kept back for long enough when the settlement
     * was proposed, and everything taken back by then. It is what the ledger's payable was made of.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<SelfBilledShare> claim(PaidShares paid) {
        database.update(
                "INSERT INTO payout_accrual (accrual_id, settlement_id, tenant) SELECT a.id, s.id, a.tenant " + UNPAID,
                paid.partner().value(),
                paid.settlement());
        return shares(PAID, paid);
    }

    /** What it would write down. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<SelfBilledShare> unpaid(PaidShares paid) {
        return shares(UNPAID, paid);
    }

    private List<SelfBilledShare> shares(String which, PaidShares paid) {
        Currency currency = paid.amount().currency();
        return database.query(
                """
                SELECT a.model, a.version, a.role, a.rule, a.agreement_id, a.agreement_version, a.usage_period,
                       a.credits IS NOT NULL AS correction, count(*) AS accruals, sum(a.amount_minor)::bigint AS minor
                """ + which + """
                GROUP BY a.model, a.version, a.role, a.rule, a.agreement_id, a.agreement_version, a.usage_period,
                    correction
                HAVING sum(a.amount_minor) <> 0
                ORDER BY a.usage_period, correction, a.model, a.version, a.role, a.rule, a.agreement_id,
                    a.agreement_version
                """,
                row -> new SelfBilledShare(
                        row.getString("model"),
                        row.getString("version"),
                        row.getString("role"),
                        row.getString("rule"),
                        row.getObject("agreement_id", UUID.class),
                        Database.intOrNull(row, "agreement_version"),
                        row.getObject("usage_period", LocalDate.class),
                        row.getBoolean("correction"),
                        row.getLong("accruals"),
                        new Money(row.getLong("minor"), currency)),
                paid.partner().value(),
                paid.settlement());
    }
}
