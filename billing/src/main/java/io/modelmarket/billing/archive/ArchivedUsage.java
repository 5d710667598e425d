package io.modelmarket.billing.archive;

import io.modelmarket.billing.subscription.Metered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Usage as the archived events have it, in detail that no rollup has. Across tenants only, outside transactions. */
@ApplicationScoped
public class ArchivedUsage {

    private final Recounts recounts;
    private final StoredRollups rollups;
    private final ArchiveStore store;

    @Inject
    ArchivedUsage(Recounts recounts, StoredRollups rollups, ArchiveStore store) {
        this.recounts = recounts;
        this.rollups = rollups;
        this.store = store;
    }

    /**
     * A month's usage by subscription, key and day, of one consumer or of all.
     *
     * @throws ArchiveFailure when a file is not as it was written
     */
    public void byKeyAndDay(YearMonth month, @Nullable String tenant, Consumer<KeyDay> sink) {
        try (Recount recount = recounts.begin(month)) {
            Recounts.Sources sources = count(recount, store.decided(), tenant, true);
            recount.eachKeyAndDay(row -> sink.accept(keyDay(row, sources)));
        }
    }

    /**
     * A month's requests by subscription and plan version, of one consumer or of all, beside the rollups of the same
     * instant.
     *
     * @throws ArchiveFailure when a file is not as it was written
     */
    public Map<PlanUse, Requests> requests(YearMonth month, @Nullable String tenant) {
        Map<PlanUse, Requests> requests = new HashMap<>();
        try (Recount recount = recounts.begin(month)) {
            count(recount, rollups.load(recount, tenant), tenant, false);
            recount.eachPlan(row -> requests.put(
                    new PlanUse(
                            row.getObject("subscription", UUID.class),
                            row.getObject("plan", UUID.class),
                            row.getInt("version")),
                    new Requests(row.getLong("archived"), row.getLong("counted"), row.getLong("differing"))));
        }
        return requests;
    }

    private Recounts.Sources count(Recount recount, Map<Integer, Long> upTo, @Nullable String tenant, boolean byKey) {
        Recounts.Sources sources = recounts.count(recount, upTo, tenant, byKey);
        if (!sources.problems().isEmpty()) {
            throw new ArchiveFailure(sources.problems().size()
                    + " files of the archive are not as they were written; the first is "
                    + sources.problems().getFirst().path() + ". Reconcile the period to see all of them.");
        }
        if (sources.unarchived() > 0) {
            throw new ArchiveFailure(sources.unarchived() + " records are counted but not archived yet; try again.");
        }
        return sources;
    }

    private static KeyDay keyDay(ResultSet row, Recounts.Sources sources) throws SQLException {
        UUID id = row.getObject("subscription", UUID.class);
        Metered subscription = Objects.requireNonNull(sources.subscriptions().get(id));
        return new KeyDay(
                subscription,
                row.getString("key_id"),
                row.getObject("day", LocalDate.class),
                row.getLong("requests"),
                row.getLong("failed"),
                row.getLong("rows"),
                row.getLong("compute_micros"),
                row.getLong("bytes_in"),
                row.getLong("bytes_out"),
                row.getLong("tokens_in"),
                row.getLong("tokens_out"));
    }

    /** A subscription on a plan version. */
    public record PlanUse(UUID subscription, UUID plan, int version) {}

    /**
     * Answered requests, as the archive and as the rollups have them.
     *
     * @param differing how many hours' sums, of any meter, are not the same
     */
    public record Requests(long archived, long counted, long differing) {}

    /** What a key used on a day of the subscription's zone. */
    public record KeyDay(
            Metered subscription,
            String key,
            LocalDate day,
            long requests,
            long failed,
            long rows,
            long computeMicros,
            long bytesIn,
            long bytesOut,
            long tokensIn,
            long tokensOut) {}
}
