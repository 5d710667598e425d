package io.modelmarket.billing.credit;

import io.modelmarket.contracts.money.Money;

/** What is credited of an invoice line. */
record Credit(Line line, Money amount) {

    /**
     * A line as billed and credited so far, in minor units.
     *
     * @param place from 1
     */
    record Line(int place, String reference, long billed, long credited) {

        long left() {
            return billed - credited;
        }
    }
}
