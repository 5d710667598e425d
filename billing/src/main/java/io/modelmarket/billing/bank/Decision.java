package io.modelmarket.billing.bank;

import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.payout.Transfer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an entry.
 *
 * @param paid the invoices it settles, each wholly; none where it is parked
 * @param transfers the payouts it executes, each wholly, or of a credit the one that comes back
 * @param parked null where it settles invoices or is of payouts
 * @param detail for a person: which invoices, how much differs
 */
record Decision(
        List<OpenInvoice> paid,
        List<Transfer> transfers,
        @Nullable ParkedReason parked,
        String detail) {

    static Decision pays(List<OpenInvoice> invoices) {
        return new Decision(List.copyOf(invoices), List.of(), null, "");
    }

    static Decision moves(List<Transfer> transfers) {
        return new Decision(List.of(), List.copyOf(transfers), null, "");
    }

    static Decision park(ParkedReason reason, String detail) {
        return new Decision(List.of(), List.of(), reason, detail);
    }
}
