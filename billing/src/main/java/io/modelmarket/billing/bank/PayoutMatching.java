package io.modelmarket.billing.bank;

import io.modelmarket.billing.payout.Transfer;
import io.modelmarket.billing.payout.TransferReads;
import io.modelmarket.billing.payout.TransferState;
import io.modelmarket.billing.payout.Transfers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which payouts a debit executes, and which one a credit brings back: what the bank calls by the ids of our file, or by
 * its text for the payee, in the currency and with the amount; or the sum of all that a file orders.
 */
@ApplicationScoped
class PayoutMatching {

    private final TransferReads reads;
    private final Transfers transfers;

    @Inject
    PayoutMatching(TransferReads reads, Transfers transfers) {
        this.reads = reads;
        this.transfers = transfers;
    }

    /** Of a debit that takes nothing back. Holds the settlements it may be of until the transaction ends. */
    Decision executed(BankEntry entry) {
        Optional<Transfer> named = named(entry);
        if (named.isPresent()) {
            Transfer transfer = named.get();
            if (transfer.waits() && transfer.amount().equals(entry.money())) {
                return Decision.moves(List.of(transfer));
            }
            // Banks book what they charge for a transfer under its id.
            if (!entry.codes().charge() || transfer.amount().equals(entry.money())) {
                return differs(transfer, entry);
            }
        }
        if (entry.codes().charge()) {
            return Decision.park(ParkedReason.CHARGE, "The bank's own charge.");
        }
        return batch(entry).orElseGet(() -> Decision.park(ParkedReason.DEBIT, "Money that went out."));
    }

    /**
     * Of a credit that takes an earlier debit back; holds as for a debit. What the bank corrects of its own booking, a
     * debit that it made twice or of somebody else's, is no payout that came back: that one stays paid.
     */
    Decision returned(BankEntry entry) {
        return named(entry)
                .map(transfer -> {
                    if (entry.codes().corrected()) {
                        return corrected(transfer, entry);
                    }
                    boolean out =
                            transfer.state() == TransferState.ORDERED || transfer.state() == TransferState.EXECUTED;
                    return out && transfer.amount().equals(entry.money())
                            ? Decision.moves(List.of(transfer))
                            : differs(transfer, entry);
                })
                .orElseGet(() ->
                        Decision.park(ParkedReason.RETURNED, "The bank says that it takes an earlier entry back."));
    }

    /** As it is once nobody else says anything of it. */
    private Optional<Transfer> named(BankEntry entry) {
        return reads.named(entry.texts().endToEnd())
                .or(() -> reads.toldBy(String.join("", entry.texts().free())))
                .flatMap(transfer -> {
                    transfers.holdAllOf(transfer.settlement());
                    return reads.of(transfer.settlement(), transfer.tenant());
                });
    }

    private static Decision corrected(Transfer transfer, BankEntry entry) {
        return Decision.park(
                ParkedReason.PAYOUT_DIFFERS,
                "The bank corrects a booking of its own under payout " + transfer.name() + " to " + transfer.tenant()
                        + " of " + transfer.amount() + ", which is " + transfer.state() + "; this is " + entry.money()
                        + ", and does not say that the payout came back. Where a debit of it waits, assign that one"
                        + " with takesBack, the id of this entry.");
    }

    private static Decision differs(Transfer transfer, BankEntry entry) {
        return Decision.park(
                ParkedReason.PAYOUT_DIFFERS,
                "Payout " + transfer.name() + " to " + transfer.tenant() + " is of " + transfer.amount() + " and "
                        + transfer.state() + ", this is " + entry.money() + "."
                        + (transfer.isIn(entry.currency())
                                ? ""
                                : " Where the bank has changed it, another person than who took the statement in"
                                        + " assigns it as that payout."));
    }

    /**
     * The one settlement that the bank names, or else whose transfers come to the amount of a debit without a payee.
     */
    private Optional<Decision> batch(BankEntry entry) {
        List<UUID> named = entry.codes().files().stream()
                .flatMap(file -> reads.ofFile(file).stream())
                .distinct()
                .toList();
        if (named.size() == 1) {
            return Optional.of(batch(named.getFirst(), entry));
        }
        boolean payee = !entry.texts().counterparty().isEmpty()
                || !entry.texts().endToEnd().isEmpty();
        List<UUID> coming = payee ? List.of() : reads.comingTo(entry.money(), entry.bookedOn());
        return coming.size() == 1 ? Optional.of(batch(coming.getFirst(), entry)) : Optional.empty();
    }

    private Decision batch(UUID settlement, BankEntry entry) {
        transfers.holdAllOf(settlement);
        List<Transfer> waiting = reads.waiting(settlement, entry.currency());
        return Transfer.comingTo(entry.money(), waiting)
                .map(Decision::moves)
                .orElseGet(() -> Decision.park(
                        ParkedReason.PAYOUT_DIFFERS,
                        "Of settlement " + settlement + " transfers of " + Transfer.sum(waiting, entry.currency())
                                + " wait, this is " + entry.money() + "."));
    }
}
