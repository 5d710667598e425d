package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.payment.Payments;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Statements and their entries as rows, and what the entries pay. Each step waits for the others' of any file: who
 * holds several invoices, and after them their tenants' standings, is the only one. Across tenants only.
 */
@ApplicationScoped
class StatementEntries {

    private final Database database;
    private final Matching matching;
    private final EntryPayments payments;
    private final EntryBooks books;
    private final InstantSource clock;

    @Inject
    StatementEntries(
            Database database, Matching matching, EntryPayments payments, EntryBooks books, InstantSource clock) {
        this.database = database;
        this.matching = matching;
        this.payments = payments;
        this.books = books;
        this.clock = clock;
    }

    /** Writes that a statement came; which of its entries no other has brought. */
    @Transactional
    List<BankEntry> begin(UUID id, BankStatement statement, String sha256, String by) {
        hold();
        Set<String> known = known(statement);
        List<BankEntry> fresh = statement.entries().stream()
                .filter(entry -> !known.contains(entry.content()))
                .toList();
        database.update(
                """
                INSERT INTO bank_statement (id, account, statement, currency, opening_minor, closing_minor, entries, known,
                    sha256, uploaded_at, uploaded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                statement.account(),
                statement.id(),
                statement.currency().getCurrencyCode(),
                statement.balances().opening(),
                statement.balances().closing(),
                statement.entries().size(),
                statement.entries().size() - fresh.size(),
                sha256,
                now(),
                by);
        return fresh;
    }

    /** Takes one of them, books that it came and what it pays, unless another upload was faster. */
    @Transactional
    void take(UUID statementId, BankStatement statement, BankEntry entry, String by) {
        hold();
        if (isKnown(statement, entry)) {
            return;
        }
        UUID id = UUID.randomUUID();
        Instant bookedAt = Times.begin(entry.bookedOn(), now());
        Decision decision = looksLikeAnother(statement, entry)
                ? Decision.park(
                        ParkedReason.POSSIBLE_DUPLICATE,
                        "Another statement, or page, has an entry that says the same, and the bank gives no reference.")
                : matching.decide(entry);
        database.update(
                """
                INSERT INTO bank_entry (id, statement_id, place, account, scope, content, booked_on, currency,
                    amount_minor, credit, reference, counterparty, remittance, parked, detail, booked_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                statementId,
                entry.place(),
                statement.account(),
                statement.scope(entry),
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
                bookedAt);
        if (entry.credit()) {
            books.came(id, new Money(entry.minor(), entry.currency()), entry.reference(), bookedAt);
        }
        for (OpenInvoice invoice : decision.paid()) {
            payments.book(
                    new EntryPayments.Origin(id, entry.reference(), entry.bookedOn(), Payments.Origin.STATED),
                    invoice.number(),
                    invoice.open(),
                    by);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void hold() {
        database.query("SELECT pg_advisory_xact_lock(hashtextextended('bank statements', 0))", row -> true);
    }

    /** The contents of its entries that are known. */
    private Set<String> known(BankStatement statement) {
        return new HashSet<>(database.query(
                """
                SELECT e.content FROM unnest(?, ?) AS w (content, scope)
                JOIN bank_entry e ON (e.account, e.content, e.scope) = (?, w.content, w.scope)
                """,
                row -> row.getString("content"),
                SqlArray.column("text", statement.entries(), BankEntry::content),
                SqlArray.column("text", statement.entries(), statement::scope),
                statement.account()));
    }

    private boolean isKnown(BankStatement statement, BankEntry entry) {
        return exists(
                "SELECT 1 FROM bank_entry WHERE account = ? AND content = ? AND scope = ?",
                statement.account(),
                entry.content(),
                statement.scope(entry));
    }

    private boolean looksLikeAnother(BankStatement statement, BankEntry entry) {
        return entry.texts().bankReference() == null
                && exists(
                        "SELECT 1 FROM bank_entry WHERE account = ? AND content = ?",
                        statement.account(),
                        entry.content());
    }

    private boolean exists(String sql, Object... parameters) {
        return database.first(sql, row -> true, parameters).isPresent();
    }
}
