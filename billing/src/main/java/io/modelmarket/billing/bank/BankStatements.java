package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.contracts.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes statements in: a file whole or not at all, each entry once, files one after another. Across tenants only. */
@ApplicationScoped
class BankStatements {

    private final Database database;
    private final Matching matching;
    private final EntryPayments payments;
    private final InstantSource clock;
    private final BankConfig config;

    @Inject
    BankStatements(
            Database database, Matching matching, EntryPayments payments, InstantSource clock, BankConfig config) {
        this.database = database;
        this.matching = matching;
        this.payments = payments;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Takes a file in and books what it pays.
     *
     * @param sha256 of the file
     * @return the ids of its statements, as taken in now
     * @throws ProblemException when it is no statement, does not add up, is of the future or of somebody else's account
     */
    @Transactional
    List<UUID> take(byte[] file, String sha256, String by) {
        List<BankStatement> statements = Camt053.read(file, config.mostEntries());
        statements.forEach(this::check);
        database.query("SELECT pg_advisory_xact_lock(hashtextextended('bank statements', 0))", row -> true);
        List<UUID> ids = new ArrayList<>();
        for (BankStatement statement : statements) {
            ids.add(take(statement, sha256, by));
        }
        return ids;
    }

    private void check(BankStatement statement) {
        List<String> accounts = config.accounts().orElse(List.of());
        if (!accounts.isEmpty()
                && accounts.stream().noneMatch(ours -> ours.replace(" ", "").equals(statement.account()))) {
            throw Camt053.refused("Statement " + statement.id() + " is of the account " + statement.account()
                    + ", which is none of market.bank.accounts.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (BankEntry entry : statement.entries()) {
            if (entry.bookedOn().isAfter(today)) {
                throw Camt053.refused("Entry " + entry.place() + " of statement " + statement.id() + " is booked on "
                        + entry.bookedOn() + ", which is in the future.");
            }
        }
    }

    private UUID take(BankStatement statement, String sha256, String by) {
        UUID id = UUID.randomUUID();
        List<BankEntry> fresh = statement.entries().stream()
                .filter(entry -> !isKnown(statement, entry))
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
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                by);
        fresh.forEach(entry -> take(id, statement, entry, by));
        return id;
    }

    private void take(UUID statementId, BankStatement statement, BankEntry entry, String by) {
        UUID id = UUID.randomUUID();
        Decision decision = looksLikeAnother(statement, entry)
                ? Decision.park(
                        ParkedReason.POSSIBLE_DUPLICATE,
                        "Another statement has an entry that says the same, and the bank gives no reference.")
                : matching.decide(entry);
        database.update(
                """
                INSERT INTO bank_entry (id, statement_id, place, account, scope, content, booked_on, currency,
                    amount_minor, credit, reference, counterparty, remittance, parked, detail)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                statementId,
                entry.place(),
                statement.account(),
                scope(statement, entry),
                entry.content(),
                entry.bookedOn(),
                entry.currency().getCurrencyCode(),
                entry.minor(),
                entry.credit(),
                entry.reference(),
                entry.texts().counterparty(),
                entry.texts().remittance(),
                decision.parked(),
                decision.detail());
        for (OpenInvoice invoice : decision.paid()) {
            payments.book(
                    new EntryPayments.Origin(id, entry.reference(), entry.bookedOn()),
                    invoice.number(),
                    invoice.open(),
                    by);
        }
    }

    private boolean isKnown(BankStatement statement, BankEntry entry) {
        return exists(
                "SELECT 1 FROM bank_entry WHERE account = ? AND content = ? AND scope = ?",
                statement.account(),
                entry.content(),
                scope(statement, entry));
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

    private static String scope(BankStatement statement, BankEntry entry) {
        return entry.texts().bankReference() == null ? statement.id() : "";
    }
}
