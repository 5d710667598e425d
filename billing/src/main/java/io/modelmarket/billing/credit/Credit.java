package io.modelmarket.billing.credit;

import io.modelmarket.contracts.money.Money;

/** What is credited of an invoice line. */
record Credit(Line line, Money amount) {

    /**
     * A line as billed and credited so far, in minor units.
     *
     * @param place from 1
     * @param reference of the line that bills it: where the invoice repeats it, that of the first invoice
     * @param taxPlace of its tax group, from 1
     */
    record Line(int place, String reference, int taxPlace, long billed, long credited) {

        long left() {
            return billed - credited;
        }
    }
}
