package io.modelmarket.billing.dunning;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.standing.Standing;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Standings and notices, of the tenant that asks or of all. */
@ApplicationScoped
class DunningReads {

    private final Database database;
    private final OverdueInvoices invoices;
    private final Dunning dunning;
    private final InstantSource clock;

    @Inject
    DunningReads(Database database, OverdueInvoices invoices, Dunning dunning, InstantSource clock) {
        this.database = database;
        this.invoices = invoices;
        this.dunning = dunning;
        this.clock = clock;
    }

    /** Where a tenant stands, and what it has to pay to stand better. */
    @Transactional
    StandingView standing(TenantId tenant) {
        Instant now = clock.instant();
        StandingRow row = database.first(
                        "SELECT * FROM payment_standing WHERE tenant = ?", DunningReads::row, tenant.value())
                .orElse(new StandingRow(tenant.value(), Standing.ACTIVE, null, null, null));
        List<Overdue> overdue = invoices.of(tenant, now);
        Instant next = dunning.policy()
                .nextAfter(row.standing())
                .flatMap(days -> overdue.stream()
                        .map(invoice -> invoice.dueAt().plus(days, ChronoUnit.DAYS))
                        .min(Instant::compareTo))
                .orElse(null);
        return new StandingView(
                tenant.value(),
                row.standing(),
                row.since(),
                row.graceUntil(),
                row.graceReason(),
                overdue.stream()
                        .map(invoice -> new OverdueView(
                                invoice.number(), MoneyView.of(invoice.open()), invoice.dueAt(), invoice.daysLate()))
                        .toList(),
                next);
    }

    /** Who is, or was, behind; by name. Across tenants only. */
    @Transactional
    List<StandingRow> standings(@Nullable Standing standing, Page page) {
        String wanted = standing == null ? null : standing.name();
        return database.query(
                "SELECT * FROM payment_standing WHERE ?::text IS NULL OR standing = ? ORDER BY tenant LIMIT ? OFFSET ?",
                DunningReads::row,
                wanted,
                wanted,
                page.rowsToRead(),
                page.offset());
    }

    /** What a tenant was told and why, latest first. */
    @Transactional
    List<NoticeView> notices(TenantId tenant, boolean toFinance, Page page) {
        return database.query(
                "SELECT * FROM dunning_notice WHERE tenant = ? ORDER BY at DESC, id LIMIT ? OFFSET ?",
                row -> notice(row, toFinance),
                tenant.value(),
                page.rowsToRead(),
                page.offset());
    }

    private static StandingRow row(ResultSet row) throws SQLException {
        return new StandingRow(
                row.getString("tenant"),
                Standing.valueOf(row.getString("standing")),
                Database.instant(row, "since"),
                Database.instantOrNull(row, "grace_until"),
                row.getString("grace_reason"));
    }

    private static NoticeView notice(ResultSet row, boolean toFinance) throws SQLException {
        return new NoticeView(
                row.getObject("id", UUID.class),
                Database.instant(row, "at"),
                Standing.valueOf(row.getString("before")),
                Standing.valueOf(row.getString("standing")),
                row.getString("reason"),
                List.of((String[]) row.getArray("invoices").getArray()),
                Map.of("en", row.getString("english"), "zh-CN", row.getString("chinese")),
                toFinance ? row.getString("by") : null,
                toFinance ? Database.instant(row, "as_of") : null);
    }

    /**
     * Where a tenant stands.
     *
     * @param nextAt when it gets worse unless something is paid
     */
    record StandingView(
            String tenant,
            Standing standing,
            @Nullable Instant since,
            @Nullable Instant graceUntil,
            @Nullable String graceReason,
            List<OverdueView> overdue,
            @Nullable Instant nextAt) {}

    /** An invoice that is overdue and what is open of it. */
    record OverdueView(String invoice, MoneyView open, Instant dueAt, long daysLate) {}

    /** A line of the list of standings. */
    record StandingRow(
            String tenant,
            Standing standing,
            @Nullable Instant since,
            @Nullable Instant graceUntil,
            @Nullable String graceReason) {}

    /**
     * A step, and what the tenant was told, by language.
     *
     * @param by who took it; to finance only, as is the instant at which invoices had to be due
     */
    record NoticeView(
            UUID id,
            Instant at,
            Standing before,
            Standing standing,
            String reason,
            List<String> invoices,
            Map<String, String> text,
            @Nullable String by,
            @Nullable Instant asOf) {}
}
