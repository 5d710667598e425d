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
 * @param owner the tenant that asked about itself, whose members alone get it; null: finance
 * @param language of what is written for people to read
 * @param requestId of the request that asked, by which the log is found
 */
record Wish(
        ReportKind kind,
        TableFormat format,
        YearMonth period,
        @Nullable String tenant,
        @Nullable String owner,
        Language language,
        String requestId) {}
