package io.modelmarket.billing.prepaid;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what happens to credits: an entry, what is left, and the ledger's transaction. Within a transaction only. */
@ApplicationScoped
class CreditBook {

    private final Database database;
    private final Ledger ledger;
    private final TenantId platform;

    @Inject
    CreditBook(Database database, Ledger ledger, PrepaidConfig config) {
        this.database = database;
        this.ledger = ledger;
        this.platform = new TenantId(config.platformTenant());
    }

    /** A new credit, of which all is left, from an account of the platform's. */
    void granted(Credit credit, Purpose from, Instant at) {
        Money amount = credit.left();
        write(credit, Entry.GRANTED, amount, null, "granted", at);
        post(
                "prepaid/" + credit.id(),
                "Prepaid credit, " + credit.kind(),
                at,
                new Posting(platform(credit, from), amount, reference(credit)),
                new Posting(held(credit), amount.negate(), reference(credit)));
    }

    /** Pays a part of an invoice. */
    void applied(Use use, PaidInvoice invoice) {
        Credit credit = use.credit();
        change(credit, use.amount().negate());
        write(credit, Entry.APPLIED, use.amount().negate(), invoice.id(), invoice.number(), invoice.at());
        post(
                "prepaid/" + credit.id() + "/" + invoice.number(),
                "Invoice " + invoice.number() + " paid by credit",
                invoice.at(),
                new Posting(held(credit), use.amount(), reference(credit)),
                new Posting(receivable(credit), use.amount().negate(), reference(credit)));
    }

    /** Gives back what had paid a part of an invoice that is credited. */
    void returned(Use use, PaidInvoice invoice, String creditNote) {
        Credit credit = use.credit();
        change(credit, use.amount());
        write(credit, Entry.RETURNED, use.amount(), invoice.id(), creditNote, invoice.at());
        ledger.correct(
                new Booking(
                        "prepaid/" + credit.id() + "/" + creditNote,
                        "PREPAID",
                        "Credit given back by " + creditNote,
                        invoice.at(),
                        List.of(
                                new Posting(receivable(credit), use.amount(), reference(credit)),
                                new Posting(held(credit), use.amount().negate(), reference(credit)))),
                "prepaid/" + credit.id() + "/" + invoice.number());
    }

    /** Takes what is left of a credit that has expired. */
    void expired(Credit credit, Instant at) {
        Money left = credit.left();
        String which = "expired " + entries(credit);
        change(credit, left.negate());
        write(credit, Entry.EXPIRED, left.negate(), null, which, at);
        post(
                "prepaid/" + credit.id() + "/" + which,
                "Prepaid credit has expired",
                at,
                new Posting(held(credit), left, reference(credit)),
                new Posting(platform(credit, credit.kind().expired()), left.negate(), reference(credit)));
    }

    /** Takes what is left of a credit that should not have been: it goes back to where it came from. */
    void reversed(Credit credit, Reversal why) {
        Money left = credit.left();
        String which = "reversed " + entries(credit);
        change(credit, left.negate());
        database.update(
                "UPDATE prepaid_credit SET reversed_minor = reversed_minor + ? WHERE id = ?",
                left.minorUnits(),
                credit.id());
        database.update(
                """
                INSERT INTO prepaid_entry (credit_id, tenant, currency, kind, amount_minor, reference, at, reason,
                    recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                credit.id(),
                credit.tenant().value(),
                left.currency().getCurrencyCode(),
                Entry.REVERSED,
                left.negate().minorUnits(),
                which,
                why.at(),
                why.reason(),
                why.by());
        ledger.correct(
                new Booking(
                        "prepaid/" + credit.id() + "/" + which,
                        "PREPAID",
                        "Prepaid credit taken back: " + why.reason(),
                        why.at(),
                        List.of(
                                new Posting(held(credit), left, reference(credit)),
                                new Posting(platform(credit, why.backTo()), left.negate(), reference(credit)))),
                "prepaid/" + credit.id());
    }

    private void change(Credit credit, Money by) {
        database.update(
                "UPDATE prepaid_credit SET left_minor = left_minor + ? WHERE id = ?", by.minorUnits(), credit.id());
    }

    private long entries(Credit credit) {
        return database.first(
                        "SELECT count(*) FROM prepaid_entry WHERE credit_id = ?", row -> row.getLong(1), credit.id())
                .orElseThrow();
    }

    private void write(Credit credit, Entry kind, Money amount, @Nullable UUID invoice, String reference, Instant at) {
        database.update(
                """
                INSERT INTO prepaid_entry (credit_id, tenant, currency, kind, amount_minor, invoice_id, reference, at)
                VALUES (?, ?, ?, ?, ?, ?::uuid, ?, ?)
                """,
                credit.id(),
                credit.tenant().value(),
                amount.currency().getCurrencyCode(),
                kind,
                amount.minorUnits(),
                invoice,
                reference,
                at);
    }

    private void post(String key, String description, Instant at, Posting debit, Posting credit) {
        ledger.post(new Booking(key, "PREPAID", description, at, List.of(debit, credit)));
    }

    private static Account held(Credit credit) {
        return new Account(credit.tenant(), credit.kind().held(), credit.left().currency());
    }

    private static Account receivable(Credit credit) {
        return new Account(credit.tenant(), Purpose.RECEIVABLE, credit.left().currency());
    }

    private Account platform(Credit credit, Purpose purpose) {
        return new Account(platform, purpose, credit.left().currency());
    }

    private static String reference(Credit credit) {
        return "prepaid/" + credit.id();
    }

    /** Why a credit is taken back, who says so, when, and the platform's account that it goes back to. */
    record Reversal(String reason, String by, Instant at, Purpose backTo) {}

    /** What happened. */
    enum Entry {
        GRANTED,
        APPLIED,
        RETURNED,
        EXPIRED,
        REVERSED
    }
}
