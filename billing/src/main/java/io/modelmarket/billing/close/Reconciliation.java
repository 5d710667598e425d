package io.modelmarket.billing.close;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;

/** Looks for books of a period that disagree before anything is added to them. Within a transaction only. */
@ApplicationScoped
class Reconciliation {

    private final Database database;

    @Inject
    Reconciliation(Database database) {
        this.database = database;
    }

    /**
     * Every line billed so far to one of the consumers must be in the ledger and in the accruals with its amount, every
     * tax in the ledger, and every line that an invoice repeats twice in the ledger: taken back and charged.
     */
    void check(Collection<String> tenants, YearMonth period) {
        SqlArray those = SqlArray.text(tenants);
        database.first("""
                        SELECT l.tenant, l.reference FROM invoice_line l
                        WHERE l.tenant = ANY (?) AND l.usage_period = ? AND (
                            l.amount_minor <> (SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_entry e
                                JOIN ledger_account a ON a.id = e.account_id AND a.purpose = 'RECEIVABLE'
                                WHERE e.reference = l.reference)
                            OR l.amount_minor <> (SELECT coalesce(sum(a.amount_minor), 0) FROM accrual a
                                WHERE a.reference = l.reference))
                        UNION ALL
                        SELECT x.tenant, x.reference FROM invoice_tax x JOIN invoice i ON i.id = x.invoice_id
                        WHERE x.tenant = ANY (?) AND i.period = ?
                            AND x.tax_minor <> (SELECT coalesce(-sum(e.amount_minor), 0) FROM ledger_entry e
                                JOIN ledger_account a ON a.id = e.account_id AND a.purpose = 'TAX'
                                WHERE e.reference = x.reference)
                        UNION ALL
                        SELECT r.tenant, r.reference FROM repeated_line r JOIN invoice_line l ON l.reference = r.bills
                        WHERE r.tenant = ANY (?) AND l.usage_period = ?
                            AND (r.amount_minor, -r.amount_minor) <> (
                                SELECT coalesce(sum(e.amount_minor) FILTER (WHERE e.reference = r.reference), 0),
                                       coalesce(sum(e.amount_minor) FILTER (WHERE e.reference = r.credit_reference), 0)
                                FROM ledger_entry e
                                JOIN ledger_account a ON a.id = e.account_id AND a.purpose = 'RECEIVABLE'
                                WHERE e.reference IN (r.reference, r.credit_reference))
                        ORDER BY 1, 2 LIMIT 1
                        """, Place::read, those, period.atDay(1), those, period.atDay(1), those, period.atDay(1))
                .ifPresent(place -> {
                    throw new ProblemException(
                            ProblemType.CONFLICT,
                            "The books of " + place.tenant() + " for " + period + " disagree at " + place.reference()
                                    + ": see the report; nothing is closed on top of that.");
                });
    }

    private record Place(String tenant, String reference) {

        static Place read(ResultSet row) throws SQLException {
            return new Place(row.getString("tenant"), row.getString("reference"));
        }
    }
}
