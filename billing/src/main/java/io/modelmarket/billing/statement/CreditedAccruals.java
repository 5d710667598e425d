package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a credit of an invoice line takes back from: the line's own accruals. Where a line of the same charge has taken
 * from one release what it gave to another, those of all lines of the charge together, since none alone says any more
 * who has the revenue.
 */
@ApplicationScoped
class CreditedAccruals {

    private static final String LINES = """
            WITH charge AS (
                SELECT o.reference FROM invoice_line l JOIN invoice_line o
                    USING (subscription_id, plan_id, plan_version, usage_period, component)
                WHERE l.reference = ?),
            moved AS (
                SELECT 1 FROM accrual JOIN charge USING (reference) GROUP BY reference, used_version, lineage_step
                HAVING sum(amount_minor) < 0)
            SELECT ? AS reference UNION SELECT reference FROM charge WHERE EXISTS (SELECT 1 FROM moved)
            """;

    private final Database database;

    @Inject
    CreditedAccruals(Database database) {
        this.database = database;
    }

    /** By agreement and place, in the order in which they were shared. */
    List<Accrued> of(String reference) {
        List<String> lines = database.query(LINES, row -> row.getString("reference"), reference, reference);
        return database.query(
                """
                SELECT min(id) AS id, tenant, role, terms, place, used_version, lineage_step, usage_period,
                       bool_or(attributed) AS attributed, bool_or(basis_minor <> 0) AS counts,
                       coalesce(sum(amount_minor) FILTER (WHERE credits IS NULL), 0)::bigint AS minor,
                       coalesce(-sum(amount_minor) FILTER (WHERE credits IS NOT NULL), 0)::bigint AS taken_back
                FROM accrual WHERE reference = ANY (?) OR credits = ANY (?)
                GROUP BY tenant, role, terms, place, used_version, lineage_step, usage_period ORDER BY min(id)
                """,
                row -> new Accrued(
                        row.getLong("id"),
                        new TenantId(row.getString("tenant")),
                        ParticipantRole.valueOf(row.getString("role")),
                        new Part(
                                row.getString("terms"),
                                new Origin.Key(row.getString("used_version"), row.getInt("lineage_step"))),
                        row.getInt("place"),
                        row.getBoolean("attributed"),
                        row.getBoolean("counts"),
                        row.getObject("usage_period", LocalDate.class),
                        row.getLong("minor"),
                        row.getLong("taken_back")),
                new SqlArray("text", lines),
                new SqlArray("text", lines));
    }

    /** The plan that an invoice line is for; all lines of its charge are. */
    UUID plan(String reference) {
        return database.first(
                        "SELECT plan_id FROM invoice_line WHERE reference = ?",
                        row -> row.getObject("plan_id", UUID.class),
                        reference)
                .orElseThrow();
    }

    /** What one release has earned under one agreement. */
    record Part(String terms, Origin.Key origin) {}

    /**
     * What a place of an agreement has of that.
     *
     * @param id of the first accrual
     * @param counts whether the part is its basis; not where the rule is for referred revenue only and this is not
     * @param minor without what was taken back
     */
    record Accrued(
            long id,
            TenantId tenant,
            ParticipantRole role,
            Part part,
            int place,
            boolean attributed,
            boolean counts,
            LocalDate usagePeriod,
            long minor,
            long takenBack) {

        String terms() {
            return part.terms();
        }
    }
}
