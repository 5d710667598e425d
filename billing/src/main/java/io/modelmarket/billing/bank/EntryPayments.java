package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.payment.Payments;
import io.modelmarket.billing.prepaid.Grants;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;

/** Books entries as payments of invoices and orders, and knows which became of which. */
@ApplicationScoped
class EntryPayments {

    private static final int LONGEST_REFERENCE = 90;

    private final Database database;
    private final Payments payments;
    private final Grants grants;

    @Inject
    EntryPayments(Database database, Payments payments, Grants grants) {
        this.database = database;
        this.payments = payments;
        this.grants = grants;
    }

    /** Books a part of an entry, or all of it, for an invoice. */
    void book(Origin origin, String invoice, Money amount, String by) {
        long earlier = database.first(
                        "SELECT count(*) FROM bank_entry_payment WHERE entry_id = ?",
                        row -> row.getLong(1),
                        origin.entry())
                .orElseThrow();
        String reference = cut(origin.reference()) + " #" + origin.entry() + "/" + (earlier + 1);
        UUID payment = payments.record(
                new Payments.Receipt(
                        invoice,
                        amount.toDecimal().toPlainString(),
                        amount.currency(),
                        origin.bookedOn(),
                        reference,
                        origin.how()),
                by);
        database.update("INSERT INTO bank_entry_payment (payment_id, entry_id) VALUES (?, ?)", payment, origin.entry());
    }

    /** Books a part of an entry, or all of it, for an order of prepaid credit. */
    void order(Origin origin, String order, Money amount, String by) {
        UUID credit =
                grants.received(order, new Grants.Arrival(cut(origin.reference()), Purpose.UNALLOCATED, amount), by);
        database.update("INSERT INTO bank_entry_credit (credit_id, entry_id) VALUES (?, ?)", credit, origin.entry());
    }

    private static String cut(String reference) {
        return reference.length() > LONGEST_REFERENCE ? reference.substring(0, LONGEST_REFERENCE) : reference;
    }

    /** The entry that the money came with, and who says what it pays. */
    record Origin(UUID entry, String reference, LocalDate bookedOn, Payments.Origin how) {}
}
