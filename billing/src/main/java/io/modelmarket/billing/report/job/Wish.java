package io.modelmarket.billing.report.job;

import io.modelmarket.billing.document.Language;
import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.table.TableFormat;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was asked for.
 *
 * @param tenant only its rows; null for all
 * @param language of what is written for people to read
 * @param requestId of the request that asked, by which the log is found
 */
record Wish(
        ReportKind kind,
        TableFormat format,
        YearMonth period,
        @Nullable String tenant,
        Language language,
        String requestId) {}
