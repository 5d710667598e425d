package io.modelmarket.billing.report.job;

import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.table.TableFormat;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that was asked for.
 *
 * @param tenant only its rows; null for all
 * @param attempts how often it was begun
 * @param outcome once it is made
 * @param failure why it could not be made
 */
record ReportJob(
        UUID id,
        ReportKind kind,
        TableFormat format,
        YearMonth period,
        @Nullable String tenant,
        State state,
        int attempts,
        Instant requestedAt,
        @Nullable Outcome outcome,
        @Nullable String failure) {

    /** What its file is called for those who download it. */
    String fileName() {
        String whose = tenant == null ? "" : "-" + tenant;
        return kind.name().toLowerCase(Locale.ROOT) + "-" + period + whose + "." + format.extension();
    }

    /** What its file is called in the folder; each attempt writes its own. */
    String storedName() {
        return id + "-" + attempts + "." + format.extension();
    }

    /** Where it stands. */
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        EXPIRED
    }

    /** What was made. */
    record Outcome(Instant dataAsOf, long rows, long bytes, String sha256, Instant expiresAt) {}
}
