package io.modelmarket.billing.payout;

import io.modelmarket.contracts.money.Money;

/**
 * What one partner is paid, and where.
 *
 * @param net its shares
 * @param tax on top of them, by its self-billed invoice
 */
record Payout(String tenant, Money net, Money tax, String holder, String iban) {

    /** What the bank transfers. */
    Money total() {
        return net.plus(tax);
    }

    /** The same, with tax. */
    Payout taxed(Money by) {
        return new Payout(tenant, net, by, holder, iban);
    }
}
