package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Statements and their entries as rows, and which of them are known. Within a transaction, across tenants only. */
@ApplicationScoped
class StatementRows {

    private static final String SAME = "FROM bank_entry WHERE account = ? AND content = ? AND NOT withdrawn";

    private final Database database;

    @Inject
    StatementRows(Database database) {
        this.database = database;
    }

    /** Waits for whoever else takes statements in. */
    void hold() {
        database.query("SELECT pg_advisory_xact_lock(hashtextextended('bank statements', 0))", row -> true);
    }

    /** Whether a second person has withdrawn it. */
    boolean isWithdrawn(UUID statement) {
        return database.first(
                        "SELECT withdrawn_at IS NOT NULL AS withdrawn FROM bank_statement WHERE id = ?",
                        row -> row.getBoolean("withdrawn"),
                        statement)
                .orElse(false);
    }

    /** Writes a statement, and which of its entries earlier ones have brought; those that none has. */
    List<BankEntry> write(UUID id, BankStatement statement, Upload upload) {
        Set<String> known = known(statement);
        List<BankEntry> fresh = statement.entries().stream()
                .filter(entry -> !known.contains(entry.content()))
                .toList();
        database.update(
                """
                INSERT INTO bank_statement (id, account, statement, currency, opening_minor, closing_minor, opens_on,
                    closes_on, sequence, page, entries, known, announced, linked, sha256, uploaded_at, uploaded_by)
                VALUES (?, ?, ?, ?, ?, ?, ?::date, ?::date, ?::bigint, ?::bigint, ?, ?, ?, true, ?, ?, ?)
                """,
                id,
                statement.account(),
                statement.id(),
                statement.currency().getCurrencyCode(),
                statement.balances().opening(),
                statement.balances().closing(),
                statement.span().opens(upload.at()),
                statement.span().closes(upload.at()),
                statement.span().sequence(),
                statement.span().page(),
                statement.entries().size(),
                statement.entries().size() - fresh.size(),
                statement.announced(),
                upload.sha256(),
                upload.at(),
                upload.by());
        database.update(
                """
                INSERT INTO bank_statement_known (statement_id, entry_id)
                SELECT DISTINCT ?::uuid, e.id FROM unnest(?, ?) AS w (content, scope)
                JOIN bank_entry e ON (e.account, e.content, e.scope) = (?, w.content, w.scope) AND NOT e.withdrawn
                """,
                id,
                SqlArray.column("text", statement.entries(), BankEntry::content),
                SqlArray.column("text", statement.entries(), statement::scope),
                statement.account());
        return fresh;
    }

    /** Writes an entry of a statement. */
    void write(UUID id, UUID statementId, Placed placed, Decision decision, Instant bookedAt) {
        BankEntry entry = placed.entry();
        database.update(
                """
                INSERT INTO bank_entry (id, statement_id, place, account, scope, content, booked_on, currency,
                    amount_minor, credit, reference, counterparty, remittance, parked, detail, return_code, booked_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                statementId,
                entry.place(),
                placed.statement().account(),
                placed.statement().scope(entry),
                entry.content(),
                entry.bookedOn(),
                entry.currency().getCurrencyCode(),
                entry.minor(),
                entry.credit(),
                entry.reference(),
                entry.texts().counterparty(),
                entry.texts().remittance(),
                decision.parked(),
                decision.detail(),
                entry.codes().returned(),
                bookedAt);
    }

    /** Whether another upload has brought it, meanwhile too; writes that it stands on this statement as well. */
    boolean link(UUID statementId, Placed placed) {
        Optional<UUID> known = database.first(
                "SELECT id " + SAME + " AND scope = ?",
                row -> row.getObject("id", UUID.class),
                placed.statement().account(),
                placed.entry().content(),
                placed.statement().scope(placed.entry()));
        known.ifPresent(entry -> database.update(
                "INSERT INTO bank_statement_known (statement_id, entry_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                statementId,
                entry));
        return known.isPresent();
    }

    /** Whether another statement or page has one that says the same, and the bank's reference does not tell. */
    boolean looksLikeAnother(Placed placed) {
        return placed.entry().texts().bankReference() == null
                && database.first(
                                "SELECT 1 " + SAME,
                                row -> true,
                                placed.statement().account(),
                                placed.entry().content())
                        .isPresent();
    }

    /** The contents of its entries that are known. */
    private Set<String> known(BankStatement statement) {
        return new HashSet<>(database.query(
                """
                SELECT e.content FROM unnest(?, ?) AS w (content, scope)
                JOIN bank_entry e ON (e.account, e.content, e.scope) = (?, w.content, w.scope) AND NOT e.withdrawn
                """,
                row -> row.getString("content"),
                SqlArray.column("text", statement.entries(), BankEntry::content),
                SqlArray.column("text", statement.entries(), statement::scope),
                statement.account()));
    }

    /** Which file, when and by whom. */
    record Upload(String sha256, Instant at, String by) {}

    /** An entry and where it stands. */
    record Placed(BankStatement statement, BankEntry entry) {}
}
