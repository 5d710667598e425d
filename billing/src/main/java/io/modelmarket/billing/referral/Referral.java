package io.modelmarket.billing.referral;

import io.modelmarket.contracts.id.TenantId;
import java.time.LocalDate;

/**
 * Who has brought a subscription.
 *
 * @param on the day it was made, in its own zone
 */
public record Referral(TenantId promoter, LocalDate on) {

    /** Whether a period is within so many months from that day; the one in which they end is. */
    public boolean countsIn(LocalDate firstDayOfPeriod, int months) {
        return firstDayOfPeriod.isBefore(on.plusMonths(months));
    }
}
