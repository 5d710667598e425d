package io.modelmarket.billing.selfbilling;

import io.modelmarket.billing.tax.Taxation;
import io.modelmarket.contracts.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accruals of the same month by the same rule, added up.
 *
 * @param release of the model; empty where no usage says which
 * @param usagePeriod its first day
 * @param correction whether credit notes take it back
 * @param accruals how many
 */
record SelfBilledShare(
        String model,
        String release,
        String role,
        String rule,
        @Nullable UUID agreement,
        @Nullable Integer agreementVersion,
        LocalDate usagePeriod,
        boolean correction,
        long accruals,
        Money amount) {

    /** Supplied when its month was complete, or when it was paid before that. */
    Taxation.Item taxed(LocalDate paid) {
        LocalDate last = usagePeriod.withDayOfMonth(usagePeriod.lengthOfMonth());
        return new Taxation.Item(amount, last.isBefore(paid) ? last : paid);
    }
}
