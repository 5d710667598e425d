package io.modelmarket.billing.bank;

import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry, or a part of it, for which somebody says what it is.
 *
 * @param bookedAt when that counts in the ledger
 */
record EntryPart(UUID entry, boolean credit, LocalDate bookedOn, Money amount, Instant bookedAt, Said said) {

    /**
     * Why, who says so and when.
     *
     * @param code the bank's, why a payout came back
     */
    record Said(@Nullable String code, String reason, String by, Instant at) {}
}
