package io.modelmarket.billing.usage;

import com.google.protobuf.ByteString;
import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.event.proto.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What of a time's usage was not counted, as far as it is known. Across tenants only. */
@ApplicationScoped
public class IntakeGaps {

    private static final int MOST = 100_000;

    private final Database database;
    private final UsageConfig config;

    @Inject
    IntakeGaps(Database database, UsageConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * Events that are missing and waited for, of nodes that have told of usage since; when they were is not known. What
     * is on its way is none of them.
     */
    @Transactional
    public long missing(Instant since) {
        return database.first(
                        "SELECT coalesce(sum((SELECT sum(upper(gap) - lower(gap)) FROM unnest(" + GapWriteOffs.OPEN
                                + ") gap)), 0)::bigint FROM intake_mark m WHERE NOT isempty(m.missing) AND EXISTS"
                                + " (SELECT 1 FROM intake_mark o WHERE (o.node, o.epoch) = (m.node, m.epoch)"
                                + " AND o.updated_at >= ?)",
                        row -> row.getLong(1),
                        since)
                .orElse(0L);
    }

    /**
     * Refused events that finance has not decided about: of {@code [from, to)} by when they were answered, or by when
     * they were refused where they do not say when or say it wrongly; of the latest {@value MOST}.
     *
     * @param tenant only the consumer's that say so; null for everybody's
     */
    @Transactional
    public long rejected(Instant from, Instant to, @Nullable String tenant) {
        AtomicLong found = new AtomicLong();
        database.each(
                "SELECT payload, reason, rejected_at FROM usage_rejected r WHERE rejected_at >= ? AND "
                        + ParkedEvents.UNDECIDED + " ORDER BY rejected_at DESC LIMIT ?",
                row -> {
                    if (isOf(row, from, to, tenant)) {
                        found.incrementAndGet();
                    }
                },
                from,
                MOST);
        return found.get();
    }

    private boolean isOf(ResultSet row, Instant from, Instant to, @Nullable String tenant) throws SQLException {
        UsageEvent event = Inspection.event(ByteString.copyFrom(row.getBytes("payload")));
        long second = second(event, row.getString("reason"), Database.instant(row, "rejected_at"));
        return second >= from.getEpochSecond()
                && second < to.getEpochSecond()
                && (tenant == null || (event != null && tenant.equals(event.getTenant())));
    }

    private long second(@Nullable UsageEvent event, String reason, Instant rejected) {
        return event == null
                        || RejectionReason.ABSURD_TIME.word().equals(reason)
                        || !new Inspection(config, rejected).isTimely(event)
                ? rejected.getEpochSecond()
                : event.getFinishedAt().getSeconds();
    }
}
