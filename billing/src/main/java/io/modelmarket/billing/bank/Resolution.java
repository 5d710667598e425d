package io.modelmarket.billing.bank;

import io.modelmarket.billing.bank.WaitingEntries.Waiting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.payment.Payments;
import io.modelmarket.billing.payout.Transfer;
import io.modelmarket.billing.payout.TransferReads;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What finance does with entries that wait. One person at a time for each entry. Across tenants only. */
@ApplicationScoped
class Resolution {

    private final WaitingEntries waiting;
    private final EntryPayments payments;
    private final EntryUses uses;
    private final Removals removals;
    private final StatementRows rows;
    private final TransferReads transfers;

    @Inject
    Resolution(
            WaitingEntries waiting,
            EntryPayments payments,
            EntryUses uses,
            Removals removals,
            StatementRows rows,
            TransferReads transfers) {
        this.waiting = waiting;
        this.payments = payments;
        this.uses = uses;
        this.removals = removals;
        this.rows = rows;
        this.transfers = transfers;
    }

    /**
     * Books an entry, or a part of it, as what it is said to be for.
     *
     * @throws ProblemException when less is left, it goes the other way, what it is for does not take it, or somebody
     *     else has to say so
     */
    void assign(UUID id, Assignment assignment, EntryPart.Said said) {
        QuarkusTransaction.joiningExisting()
                .timeout(BankStatements.LONGEST_SECONDS)
                .run(() -> assigned(id, assignment, said));
    }

    private void assigned(UUID id, Assignment assignment, EntryPart.Said said) {
        rows.hold();
        Waiting entry = waiting.hold(id, said.at());
        Money amount = entry.part(assignment.amount());
        EntryPart part = new EntryPart(id, entry.credit(), entry.bookedOn(), amount, said.at(), said);
        switch (assignment.target()) {
            case Target.Invoice(String number) -> payments.book(paying(entry), number, amount, said.by());
            case Target.Order(String reference) -> payments.order(paying(entry), reference, amount, said.by());
            case Target.Payout(String name) -> payout(entry, part, named(name));
            case Target.Settlement(UUID settlement) -> settle(entry, part, settlement);
            case Target.TakesBack(UUID came) -> takeBack(entry, part, came);
            case Target.Own(Purpose account) -> {
                entry.explainedBy(said.by());
                uses.account(part, account);
            }
        }
    }

    /**
     * Takes back that an entry, or a part of it, is a payout, a fee or the like, goes back, was sent back or set aside.
     *
     * @throws ProblemException when nobody has said so, or more has been built on it
     */
    @Transactional
    void undo(UUID id, UUID use, EntryPart.Said said) {
        rows.hold();
        if (!uses.undo(id, use, said) && !removals.undo(id, use, said)) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "Entry " + id + " has no assignment " + use + " that can be taken back. What pays an invoice or an"
                            + " order is taken back there.");
        }
    }

    /**
     * Says that an entry, or a part of it, was sent back to who paid it.
     *
     * @param amount null for all that is left of it
     * @throws ProblemException when less is left, or it is a debit
     */
    @Transactional
    void sendBack(UUID id, @Nullable String amount, EntryPart.Said said) {
        rows.hold();
        Waiting entry = waiting.credit(id, said.at(), "there is nothing to send back.");
        removals.remove(id, true, entry.part(amount), removal(Removal.Kind.RETURNED, said), said.at());
    }

    /**
     * Says that nothing, or nothing more, is booked of an entry here.
     *
     * @throws ProblemException when nothing is left of it, or somebody else has to say so
     */
    @Transactional
    void setAside(UUID id, EntryPart.Said said) {
        rows.hold();
        Waiting entry = waiting.hold(id, said.at());
        entry.explainedBy(said.by());
        removals.remove(id, entry.credit(), entry.left(), removal(Removal.Kind.SET_ASIDE, said), said.at());
    }

    private static Removal removal(Removal.Kind kind, EntryPart.Said said) {
        return new Removal(UUID.randomUUID(), kind, said.reason(), said.by());
    }

    private static EntryPayments.Origin paying(Waiting entry) {
        if (!entry.credit()) {
            throw refused("Entry " + entry.id() + " is a debit: it pays no invoice and no order. Where it takes a"
                    + " transfer back, reverse what that has paid, and assign it with takesBack, the id of the transfer's"
                    + " own entry.");
        }
        return new EntryPayments.Origin(entry.id(), entry.reference(), entry.bookedOn(), Payments.Origin.ASSIGNED);
    }

    private void payout(Waiting entry, EntryPart part, Transfer transfer) {
        if (!transfer.isIn(part.amount().currency())) {
            entry.secondPerson(
                    part.said().by(),
                    "Payout " + transfer.name() + " is of " + transfer.amount() + ", this is " + part.amount()
                            + ": that the bank has changed it, which no amount can prove,");
        } else if (entry.credit()
                && !part.amount().equals(entry.left())
                && !part.amount().equals(transfer.amount())) {
            throw refused("Of entry " + entry.id() + " " + entry.left() + " is left and " + part.amount()
                    + " is said to be payout " + transfer.name() + " of " + transfer.amount()
                    + " that came back: assign the whole payout, or all that is left, of which banks have kept the"
                    + " rest.");
        }
        uses.payout(part, transfer);
    }

    private Transfer named(String name) {
        return transfers
                .named(name)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no payout " + name + "."));
    }

    private void settle(Waiting entry, EntryPart part, UUID settlement) {
        List<Transfer> waits = transfers.waiting(settlement, part.amount().currency());
        List<Transfer> executed = Transfer.comingTo(part.amount(), waits).orElse(List.of());
        if (entry.credit() || executed.isEmpty()) {
            throw refused("Of settlement " + settlement + " transfers of "
                    + Transfer.sum(waits, part.amount().currency()) + " wait; entry " + entry.id() + " is a "
                    + (entry.credit() ? "credit" : "debit") + " of " + part.amount()
                    + ". A debit of the same sum executes them all; assign a part of another by its payout.");
        }
        uses.payouts(part, settlement, executed);
    }

    private void takeBack(Waiting debit, EntryPart part, UUID came) {
        if (debit.credit()) {
            throw refused("Entry " + debit.id() + " is a credit and takes nothing back.");
        }
        Money left = waiting.cameWith(came, part.said().at());
        if (!left.currency().equals(part.amount().currency())) {
            throw refused("Entry " + came + " came in " + left.currency() + ", this is " + part.amount() + ".");
        }
        if (part.amount().minorUnits()
                > removals.onTheWay(came, left.currency()).minorUnits()) {
            debit.explainedBy(part.said().by());
        }
        uses.takesBack(part, came, left);
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    /**
     * What an entry is for.
     *
     * @param amount null for all that is left of the entry
     */
    record Assignment(Target target, @Nullable String amount) {}

    /**
     * Of a credit an invoice, an order or a payout that came back; of a debit a payout, all of a settlement's, a
     * credit.
     */
    sealed interface Target {
        /** By its number. */
        record Invoice(String number) implements Target {}

        /** Of prepaid credit, by its reference. */
        record Order(String reference) implements Target {}

        /** By its end-to-end id. */
        record Payout(String name) implements Target {}

        /** All its payouts that wait, in the entry's currency. */
        record Settlement(UUID id) implements Target {}

        /** An entry by which money came that goes back. */
        record TakesBack(UUID entry) implements Target {}

        /** An account of the platform's own. */
        record Own(Purpose account) implements Target {}
    }
}
