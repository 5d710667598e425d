package io.modelmarket.billing.report.job;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A report that was asked for.
 *
 * @param attempts how often it was begun
 * @param outcome once it is made
 * @param failure why it could not be made, written for whoever asked
 */
record ReportJob(
        UUID id,
        Wish wish,
        State state,
        int attempts,
        Instant requestedAt,
        @Nullable Outcome outcome,
        @Nullable String failure) {

    /** What its file is called for those who download it. */
    String fileName() {
        String whose = wish.tenant() == null ? "" : "-" + wish.tenant();
        return wish.kind().name().toLowerCase(Locale.ROOT) + "-" + wish.period() + whose + "."
                + wish.format().extension();
    }

    /** What its file is called in the folder; each attempt writes its own. */
    String storedName() {
        return id + "-" + attempts + "." + wish.format().extension();
    }

    /** Where it stands. */
    @Schema(name = "ReportJobState")
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
