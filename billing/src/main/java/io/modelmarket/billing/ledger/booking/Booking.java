package io.modelmarket.billing.ledger.booking;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A ledger transaction: entries that sum to zero in each currency.
 *
 * @param idempotencyKey given by the caller; a second booking with it is not made
 * @param bookedAt when it counts, which may differ from when it is written
 */
public record Booking(
        String idempotencyKey, String kind, String description, Instant bookedAt, List<Posting> postings) {

    /**
     * Checks that it balances.
     *
     * @throws IllegalArgumentException when it has no entries or does not sum to zero in some currency
     */
    public Booking {
        postings = List.copyOf(postings);
        if (postings.isEmpty()) {
            throw new IllegalArgumentException("a ledger transaction needs entries");
        }
        Map<Currency, BigInteger> sums = new HashMap<>();
        for (Posting posting : postings) {
            sums.merge(
                    posting.account().currency(),
                    BigInteger.valueOf(posting.amount().minorUnits()),
                    BigInteger::add);
        }
        sums.forEach((currency, sum) -> {
            if (sum.signum() != 0) {
                throw new IllegalArgumentException("the entries leave " + sum + " minor units of " + currency);
            }
        });
    }
}
