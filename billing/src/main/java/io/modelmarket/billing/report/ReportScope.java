package io.modelmarket.billing.report;

import io.modelmarket.billing.period.Period;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about.
 *
 * @param tenant only its rows: the consumer's, in shares and payables the partner's; null for all
 * @param asOf when reading began, or of which earlier instant it is
 */
public record ReportScope(YearMonth period, @Nullable String tenant, Instant asOf) {

    /** The same as of the period's end in a zone, where that was before reading began. */
    public ReportScope asOfItsEnd(ZoneId zone) {
        Instant end = new Period(period, zone).to();
        return end.isBefore(asOf) ? new ReportScope(period, tenant, end) : this;
    }
}
