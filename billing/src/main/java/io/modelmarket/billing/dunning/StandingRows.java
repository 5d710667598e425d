package io.modelmarket.billing.dunning;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.standing.Standing;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of a tenant's standing, and the notices. Across tenants only. */
@ApplicationScoped
class StandingRows {

    private final Database database;

    @Inject
    StandingRows(Database database) {
        this.database = database;
    }

    Row of(TenantId tenant) {
        return database.first(
                        "SELECT standing, grace_until FROM payment_standing WHERE tenant = ?",
                        row -> new Row(
                                Standing.valueOf(row.getString("standing")),
                                Database.instantOrNull(row, "grace_until")),
                        tenant.value())
                .orElse(new Row(Standing.ACTIVE, null));
    }

    void stand(TenantId tenant, Standing standing, Instant since) {
        database.update("""
                INSERT INTO payment_standing AS s (tenant, standing, since) VALUES (?, ?, ?)
                ON CONFLICT (tenant) DO UPDATE SET standing = excluded.standing, since = excluded.since
                WHERE s.standing <> excluded.standing
                """, tenant.value(), standing, since);
    }

    void grace(TenantId tenant, @Nullable Instant until, @Nullable String reason, @Nullable String by) {
        database.update(
                "UPDATE payment_standing SET grace_until = ?::timestamptz, grace_reason = ?, grace_by = ? WHERE tenant = ?",
                until,
                reason,
                by,
                tenant.value());
    }

    void note(TenantId tenant, Step step, NoticeText text) {
        database.update(
                """
                INSERT INTO dunning_notice (id, tenant, at, by, as_of, before, standing, reason, invoices, english, chinese)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                UUID.randomUUID(),
                tenant.value(),
                step.at(),
                step.cause().by(),
                step.cause().asOf(),
                step.before(),
                step.standing(),
                step.cause().reason(),
                SqlArray.column("text", step.overdue(), Overdue::number),
                text.english(),
                text.chinese());
    }

    /** Where it stands, and until when time is granted. */
    record Row(Standing standing, @Nullable Instant graceUntil) {}
}
