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
 * @param usagePeriod the first day of the period whose revenue it adds to
 * @param units the requests it is for
 */
public record LineToShare(
        String reference, ModelName model, LocalDate usagePeriod, Money amount, long units, Terms terms) {

    /**
     * What shares it.
     *
     * @param name the same for all lines whose revenue is added up and shared together
     * @param agreement what says so; null: the platform's usual terms
     */
    public record Terms(
            String name, Shares shares, @Nullable Source agreement) {}

    /** Which version of which agreement. */
    public record Source(UUID id, int version) {}
}
