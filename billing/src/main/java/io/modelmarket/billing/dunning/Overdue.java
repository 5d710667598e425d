package io.modelmarket.billing.dunning;

import io.modelmarket.billing.payee.PayeeAccount;
import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invoice of which something is owed past its due date.
 *
 * @param account where it is paid, as it says itself; null where it names none
 */
record Overdue(
        String number,
        Money open,
        Instant dueAt,
        long daysLate,
        @Nullable PayeeAccount account) {}
