package io.modelmarket.billing.bank;

import io.modelmarket.billing.invoice.OpenInvoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an entry.
 *
 * @param paid the invoices it settles, each wholly; none where it is parked
 * @param parked null where it settles invoices
 * @param detail for a person: which invoices, how much differs
 */
record Decision(List<OpenInvoice> paid, @Nullable ParkedReason parked, String detail) {

    static Decision pays(List<OpenInvoice> invoices) {
        return new Decision(List.copyOf(invoices), null, "");
    }

    static Decision park(ParkedReason reason, String detail) {
        return new Decision(List.of(), reason, detail);
    }
}
