package io.modelmarket.billing.prepaid;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Credits as the consumer reads them, and as finance does. */
@ApplicationScoped
class PrepaidReads {

    private static final String CREDIT =
            "SELECT id, tenant, kind, currency, amount_minor, left_minor, reversed_minor, priority, begun_at, expires_at, reason"
                    + " FROM prepaid_credit ";

    private final Database database;
    private final InstantSource clock;

    @Inject
    PrepaidReads(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a consumer can use now, by currency. */
    @Transactional
    public List<BalanceView> balances(String tenant) {
        return database.query(
                """
                SELECT currency, coalesce(sum(left_minor) FILTER (WHERE kind = 'PAID'), 0)::bigint AS paid,
                       coalesce(sum(left_minor) FILTER (WHERE kind = 'PROMOTIONAL'), 0)::bigint AS promotional
                FROM prepaid_credit WHERE tenant = ? AND left_minor > 0 AND (expires_at IS NULL OR expires_at > ?)
                GROUP BY currency ORDER BY currency
                """,
                row -> new BalanceView(
                        MoneyView.of(row.getLong("paid") + row.getLong("promotional"), row.getString("currency")),
                        MoneyView.of(row.getLong("paid"), row.getString("currency")),
                        MoneyView.of(row.getLong("promotional"), row.getString("currency"))),
                tenant,
                clock.instant());
    }

    /** In the order in which they are used; of one tenant or, across tenants, of all. */
    @Transactional
    public List<CreditView> credits(@Nullable String tenant, Page page) {
        return database.query(
                CREDIT + "WHERE ?::text IS NULL OR tenant = ?"
                        + " ORDER BY tenant, currency, priority, expires_at NULLS LAST, begun_at, id LIMIT ? OFFSET ?",
                PrepaidReads::credit,
                tenant,
                tenant,
                page.rowsToRead(),
                page.offset());
    }

    /** One. */
    @Transactional
    public Optional<CreditView> credit(UUID id) {
        return database.first(CREDIT + "WHERE id = ?", PrepaidReads::credit, id);
    }

    /** What happened to a consumer's credits, latest first. */
    @Transactional
    public List<EntryView> entries(String tenant, Page page) {
        return database.query(
                """
                SELECT e.credit_id, e.kind, e.amount_minor, e.currency, e.reference, e.reason, i.number, e.at
                FROM prepaid_entry e LEFT JOIN invoice i ON i.id = e.invoice_id
                WHERE e.tenant = ? ORDER BY e.id DESC LIMIT ? OFFSET ?
                """,
                row -> new EntryView(
                        row.getObject("credit_id", UUID.class),
                        CreditBook.Entry.valueOf(row.getString("kind")),
                        MoneyView.of(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("number"),
                        row.getString("reference"),
                        row.getString("reason"),
                        Database.instant(row, "at")),
                tenant,
                page.rowsToRead(),
                page.offset());
    }

    private static CreditView credit(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new CreditView(
                row.getObject("id", UUID.class),
                row.getString("tenant"),
                Credit.Kind.valueOf(row.getString("kind")),
                MoneyView.of(row.getLong("amount_minor"), currency),
                MoneyView.of(row.getLong("left_minor"), currency),
                MoneyView.of(row.getLong("reversed_minor"), currency),
                row.getInt("priority"),
                Database.instant(row, "begun_at"),
                Database.instantOrNull(row, "expires_at"),
                row.getString("reason"));
    }

    /** What can be used now: all, and what of it was paid for and was given. */
    record BalanceView(MoneyView total, MoneyView paid, MoneyView promotional) {}

    /**
     * A credit in JSON.
     *
     * @param reversed what finance has taken back of it
     */
    record CreditView(
            UUID id,
            String tenant,
            Credit.Kind kind,
            MoneyView amount,
            MoneyView left,
            MoneyView reversed,
            int priority,
            Instant begunAt,
            @Nullable Instant expiresAt,
            String reason) {}

    /**
     * What happened to a credit; below zero where less is left of it.
     *
     * @param reason why it was taken back; absent otherwise
     */
    @Schema(name = "PrepaidEntryView")
    record EntryView(
            UUID creditId,
            CreditBook.Entry kind,
            MoneyView amount,
            @Nullable String invoice,
            String reference,
            @Nullable String reason,
            Instant at) {}
}
