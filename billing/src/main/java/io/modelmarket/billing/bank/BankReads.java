package io.modelmarket.billing.bank;

import io.modelmarket.billing.bank.UseReads.UseView;
import io.modelmarket.billing.bank.UseReads.Uses;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.wire.Keyset;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Statements taken in, and what became of their entries. Across tenants only. */
@ApplicationScoped
class BankReads {

    /** What of entry {@code e} is nobody's; whatever of it is taken back leaves its amount here again. */
    static final String LEFT = """
            (e.amount_minor - (SELECT coalesce(sum(coalesce(x.paid_minor, p.amount_minor)), 0)::bigint FROM bank_entry_payment b
             JOIN payment p ON p.id = b.payment_id OR p.reverses = b.payment_id
             LEFT JOIN payment_exchange x ON x.payment_id = p.id WHERE b.entry_id = e.id)
             - (SELECT coalesce(sum(c.amount_minor - c.reversed_minor), 0)::bigint FROM bank_entry_credit b
                JOIN prepaid_credit c ON c.id = b.credit_id WHERE b.entry_id = e.id)
             - (SELECT coalesce(sum(u.amount_minor), 0)::bigint FROM bank_entry_use u
                WHERE u.entry_id = e.id AND u.undone_at IS NULL)
             - (SELECT coalesce(sum(r.amount_minor), 0)::bigint FROM bank_entry_removal r
                WHERE r.entry_id = e.id AND r.undone_at IS NULL))
            """;

    private static final String STATE = "CASE WHEN " + LEFT + " > 0 THEN 'OPEN' ELSE coalesce((SELECT r.kind"
            + " FROM bank_entry_removal r WHERE r.entry_id = e.id AND r.undone_at IS NULL"
            + " ORDER BY r.removed_at DESC LIMIT 1), 'SETTLED') END";

    private static final String ENTRY = """
            SELECT e.*, s.statement, %s AS left_minor, %s AS state, a.removed_by AS set_aside_by,
                   a.reason AS set_aside_reason,
                   (SELECT coalesce(sum(r.amount_minor), 0)::bigint FROM bank_entry_removal r
                    WHERE r.entry_id = e.id AND r.kind = 'RETURNED' AND r.undone_at IS NULL) AS returned_minor,
                   ARRAY(SELECT o.reference FROM bank_entry_credit b JOIN prepaid_credit c ON c.id = b.credit_id
                         JOIN prepaid_order o ON o.id = c.order_id
                         WHERE b.entry_id = e.id AND c.reversed_minor < c.amount_minor ORDER BY o.reference) AS orders,
                   ARRAY(SELECT i.number FROM bank_entry_payment b JOIN payment p ON p.id = b.payment_id
                         JOIN invoice i ON i.id = p.invoice_id
                         WHERE b.entry_id = e.id AND NOT EXISTS (SELECT 1 FROM payment r WHERE r.reverses = p.id)
                         ORDER BY i.number) AS invoices
            FROM bank_entry e JOIN bank_statement s ON s.id = e.statement_id
            LEFT JOIN LATERAL (SELECT r.removed_by, r.reason FROM bank_entry_removal r
                               WHERE r.entry_id = e.id AND r.kind = 'SET_ASIDE' AND r.undone_at IS NULL
                               ORDER BY r.removed_at DESC LIMIT 1) a ON true
            """.formatted(LEFT, STATE);

    private static final String ORDER = " ORDER BY s.uploaded_at DESC, s.id, e.place, e.id";

    /** Behind an entry, given twice, in that order. */
    private static final String AFTER = """
             AND (?::uuid IS NULL OR EXISTS (
                SELECT 1 FROM bank_entry c JOIN bank_statement t ON t.id = c.statement_id
                WHERE c.id = ?::uuid AND (s.uploaded_at < t.uploaded_at
                    OR (s.uploaded_at = t.uploaded_at AND (s.id, e.place, e.id) > (t.id, c.place, c.id)))))""";

    private static final String STATEMENT = """
            SELECT s.*, (SELECT count(*) FROM bank_entry e WHERE e.statement_id = s.id AND e.parked IS NULL) AS matched,
                   (SELECT count(*) FROM bank_entry e WHERE e.statement_id = s.id AND e.parked IS NOT NULL) AS parked
            FROM bank_statement s
            """;

    private final Database database;
    private final UseReads uses;

    @Inject
    BankReads(Database database, UseReads uses) {
        this.database = database;
        this.uses = uses;
    }

    /** Latest first. */
    @Transactional
    List<StatementView> statements(Page page) {
        return database.query(
                STATEMENT + "ORDER BY s.uploaded_at DESC, s.id LIMIT ? OFFSET ?",
                BankReads::statement,
                page.rowsToRead(),
                page.offset());
    }

    @Transactional
    StatementView statement(UUID id) {
        return database.first(STATEMENT + "WHERE s.id = ?", BankReads::statement, id)
                .orElseThrow();
    }

    /** Latest statement first, in the statement's order. */
    @Transactional
    List<EntryView> entries(@Nullable EntryState state, @Nullable UUID statement, Keyset<UUID> page) {
        String wanted = state == null ? null : state.name();
        return entries(database.query(
                "SELECT e.id FROM bank_entry e JOIN bank_statement s ON s.id = e.statement_id WHERE (?::text IS NULL OR "
                        + STATE + " = ?) AND (?::uuid IS NULL OR s.id = ?::uuid)" + AFTER + ORDER + " LIMIT ?",
                row -> row.getObject("id", UUID.class),
                wanted,
                wanted,
                statement,
                statement,
                page.after(),
                page.after(),
                page.rowsToRead()));
    }

    @Transactional
    Optional<EntryView> entry(UUID id) {
        return entries(List.of(id)).stream().findFirst();
    }

    private List<EntryView> entries(List<UUID> ids) {
        Map<UUID, Uses> used = uses.of(ids);
        return database.query(
                ENTRY + "WHERE e.id = ANY (?)" + ORDER,
                row -> entry(row, used.getOrDefault(row.getObject("id", UUID.class), Uses.NONE)),
                SqlArray.column("uuid", ids, id -> id));
    }

    private static StatementView statement(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new StatementView(
                row.getObject("id", UUID.class),
                row.getString("account"),
                row.getString("statement"),
                MoneyView.of(row.getLong("opening_minor"), currency),
                MoneyView.of(row.getLong("closing_minor"), currency),
                new Counts(
                        row.getInt("entries"),
                        row.getInt("known"),
                        row.getInt("matched"),
                        row.getInt("parked"),
                        row.getInt("announced")),
                Database.instant(row, "uploaded_at"),
                row.getString("uploaded_by"),
                row.getString("withdrawn_by"),
                row.getString("withdrawn_reason"));
    }

    private static EntryView entry(ResultSet row, Uses uses) throws SQLException {
        String currency = row.getString("currency");
        String parked = row.getString("parked");
        return new EntryView(
                row.getObject("id", UUID.class),
                row.getString("statement"),
                row.getInt("place"),
                row.getObject("booked_on", LocalDate.class),
                row.getBoolean("credit"),
                MoneyView.of(row.getLong("amount_minor"), currency),
                MoneyView.of(row.getLong("left_minor"), currency),
                MoneyView.of(row.getLong("returned_minor"), currency),
                row.getString("reference"),
                row.getString("counterparty"),
                row.getString("remittance"),
                EntryState.valueOf(row.getString("state")),
                parked == null ? null : ParkedReason.valueOf(parked),
                row.getString("detail"),
                row.getString("return_code"),
                List.of((String[]) row.getArray("invoices").getArray()),
                List.of((String[]) row.getArray("orders").getArray()),
                uses.first(),
                uses.inAll(),
                row.getString("set_aside_by"),
                row.getString("set_aside_reason"));
    }

    /**
     * A statement as it was taken in.
     *
     * @param withdrawnBy who has taken it back, which leaves none of its entries; null while it counts
     */
    @Schema(name = "BankStatementView")
    record StatementView(
            UUID id,
            String account,
            String statement,
            MoneyView opening,
            MoneyView closing,
            Counts counts,
            Instant uploadedAt,
            String uploadedBy,
            @Nullable String withdrawnBy,
            @Nullable String withdrawnReason) {}

    /**
     * Entries in all, those of earlier uploads, those that were certain at once, those that waited for a person, and
     * those that the bank has only announced: they are on a later statement once they are booked.
     */
    record Counts(int entries, int known, int matched, int parked, int announced) {}

    /**
     * An entry, what is left of it and why it waits, or waited.
     *
     * @param returned what of it was sent back
     * @param invoices what it pays
     * @param returnCode why the bank takes an earlier one back, by ISO 20022's external list
     * @param prepaidOrders references of the orders that it pays
     * @param assignments what else of it is for what, the first 100; each can be taken back
     */
    @Schema(name = "BankEntryView")
    record EntryView(
            UUID id,
            String statement,
            int place,
            LocalDate bookedOn,
            boolean credit,
            MoneyView amount,
            MoneyView left,
            MoneyView returned,
            String reference,
            String counterparty,
            String remittance,
            EntryState state,
            @Nullable ParkedReason parked,
            String detail,
            @Nullable String returnCode,
            List<String> invoices,
            List<String> prepaidOrders,
            List<UseView> assignments,
            int assignmentsInAll,
            @Nullable String setAsideBy,
            @Nullable String setAsideReason) {}
}
