package io.modelmarket.billing.payout;

import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the bank has done with a payout.
 *
 * @param amount what it moved, in the currency of the account at the bank
 * @param on its day
 * @param bookedAt when it counts in the ledger
 */
public record Happening(Money amount, LocalDate on, Instant bookedAt, Why why) {

    /**
     * What is said of it, by whom and when.
     *
     * @param code the bank's, of ISO 20022's external list, such as AC04; null where it gives none
     */
    public record Why(@Nullable String code, String reason, String by, Instant at) {}
}
