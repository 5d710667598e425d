package io.modelmarket.billing.report;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about.
 *
 * @param tenant only its rows: the consumer's, in shares and payables the partner's; null for all
 * @param asOf when reading began
 */
public record ReportScope(YearMonth period, @Nullable String tenant, Instant asOf) {}
