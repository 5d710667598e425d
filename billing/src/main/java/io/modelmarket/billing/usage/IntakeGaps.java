package io.modelmarket.billing.usage;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
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

    @Inject
    IntakeGaps(Database database) {
        this.database = database;
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
     * Refused events that were answered in {@code [from, to)}, and those that do not say when and were refused then; of
     * the latest {@value MOST}.
     *
     * @param tenant only the consumer's that say so; null for everybody's
     */
    @Transactional
    public long rejected(Instant from, Instant to, @Nullable String tenant) {
        AtomicLong found = new AtomicLong();
        database.each(
                "SELECT payload, rejected_at FROM usage_rejected WHERE rejected_at >= ? ORDER BY rejected_at DESC LIMIT ?",
                row -> {
                    if (isOf(row, from, to, tenant)) {
                        found.incrementAndGet();
                    }
                },
                from,
                MOST);
        return found.get();
    }

    private static boolean isOf(ResultSet row, Instant from, Instant to, @Nullable String tenant) throws SQLException {
        UsageEvent event = Inspection.event(ByteString.copyFrom(row.getBytes("payload")));
        if (event == null || !event.hasFinishedAt()) {
            return tenant == null
                    && isWithin(Database.instant(row, "rejected_at").getEpochSecond(), from, to);
        }
        Timestamp finished = event.getFinishedAt();
        return isWithin(finished.getSeconds(), from, to) && (tenant == null || tenant.equals(event.getTenant()));
    }

    private static boolean isWithin(long second, Instant from, Instant to) {
        return second >= from.getEpochSecond() && second < to.getEpochSecond();
    }
}
