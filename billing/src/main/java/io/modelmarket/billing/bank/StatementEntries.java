package io.modelmarket.billing.bank;

import io.modelmarket.billing.bank.StatementRows.Placed;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.payment.Payments;
import io.modelmarket.billing.payout.Transfer;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Takes statements' entries in, and books what they pay. Each step waits for the others' of any file: who holds several
 * invoices, and after them their tenants' standings, is the only one. Across tenants only.
 */
@ApplicationScoped
class StatementEntries {

    private static final String STATED = "The bank's statement says so.";

    private final StatementRows rows;
    private final Matching matching;
    private final EntryPayments payments;
    private final EntryUses uses;
    private final EntryBooks books;
    private final InstantSource clock;

    @Inject
    StatementEntries(
            StatementRows rows,
            Matching matching,
            EntryPayments payments,
            EntryUses uses,
            EntryBooks books,
            InstantSource clock) {
        this.rows = rows;
        this.matching = matching;
        this.payments = payments;
        this.uses = uses;
        this.books = books;
        this.clock = clock;
    }

    /** Writes that a statement came; which of its entries no other has brought. */
    @Transactional
    List<BankEntry> begin(UUID id, BankStatement statement, String sha256, String by) {
        rows.hold();
        return rows.write(id, statement, new StatementRows.Upload(sha256, now(), by));
    }

    /** Takes one of them, books that it came or went and what it is for, unless another upload was faster. */
    @Transactional
    void take(UUID statementId, BankStatement statement, BankEntry entry, String by) {
        rows.hold();
        if (rows.isWithdrawn(statementId)) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The statement was withdrawn while it was taken in; the rest of it is left out.");
        }
        Placed placed = new Placed(statement, entry);
        if (rows.link(statementId, placed)) {
            return;
        }
        UUID id = UUID.randomUUID();
        Instant bookedAt = Times.begin(entry.bookedOn(), now());
        Decision decision = rows.looksLikeAnother(placed)
                ? Decision.park(
                        ParkedReason.POSSIBLE_DUPLICATE,
                        "Another statement, or page, has an entry that says the same, and the bank gives no reference.")
                : matching.decide(entry);
        rows.write(id, statementId, placed, decision, bookedAt);
        books.moved(id, entry.credit(), entry.money(), entry.reference(), bookedAt);
        for (OpenInvoice invoice : decision.paid()) {
            payments.book(
                    new EntryPayments.Origin(id, entry.reference(), entry.bookedOn(), Payments.Origin.STATED),
                    invoice.number(),
                    invoice.open(),
                    by);
        }
        EntryPart.Said said = new EntryPart.Said(entry.codes().returned(), STATED, by, now());
        EntryPart whole = new EntryPart(id, entry.credit(), entry.bookedOn(), entry.money(), bookedAt, said);
        List<Transfer> moved = decision.transfers();
        if (moved.size() == 1) {
            uses.payout(whole, moved.getFirst());
        } else if (!moved.isEmpty()) {
            uses.payouts(whole, moved.getFirst().settlement(), moved);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
