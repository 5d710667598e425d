package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.Shares;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice line that is to be shared out.
 *
 * @param agreement what says so; null: the platform's usual terms
 */
public record LineToShare(
        String reference,
        ModelName model,
        LocalDate usagePeriod,
        Money amount,
        Shares shares,
        @Nullable Source agreement) {

    /** Which version of which agreement. */
    public record Source(UUID id, int version) {}
}
