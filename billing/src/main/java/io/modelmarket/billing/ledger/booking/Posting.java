package io.modelmarket.billing.ledger.booking;

import io.modelmarket.contracts.money.Money;

/**
 * One entry of a transaction.
 *
 * @param amount positive debits the account, negative credits it; never zero
 * @param reference what the entry is about, such as an invoice line
 */
public record Posting(Account account, Money amount, String reference) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException for nothing, or money of another currency than the account's
     */
    public Posting {
        if (amount.minorUnits() == 0) {
            throw new IllegalArgumentException("an entry of nothing is not booked");
        }
        if (!amount.currency().equals(account.currency())) {
            throw new IllegalArgumentException("the account is in " + account.currency());
        }
    }
}
