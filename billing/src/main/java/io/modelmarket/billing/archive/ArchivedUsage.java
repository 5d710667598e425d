package io.modelmarket.billing.archive;

import io.modelmarket.billing.subscription.Metered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
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
     * A month's usage by subscription, key and day, of one consumer or of all, in that order.
     *
     * @throws ArchiveIncomplete when a file is not as it was written, or a record is in none
     */
    public void byKeyAndDay(YearMonth month, @Nullable String tenant, Consumer<KeyDay> sink) {
        recounts.byKeyAndDay(month, store.decided(), tenant, sink);
    }

    /**
     * A month's requests by subscription and plan version, of one consumer or of all, beside the rollups of the same
     * instant; to be closed.
     *
     * @throws ArchiveIncomplete when a file is not as it was written, or a record is in none
     */
    public PlanRequests requests(YearMonth month, @Nullable String tenant) {
        Recount recount = recounts.begin(month);
        try {
            recounts.count(recount, rollups.load(recount, tenant), tenant).requireAll();
            return recount.plans();
        } catch (RuntimeException e) {
            recount.close();
            throw e;
        }
    }

    /**
     * In which region a month's answered requests were served, by subscription and plan version, of one consumer or of
     * all. What was served in several, or where nobody said so, is left out.
     *
     * @throws ArchiveIncomplete when a file is not as it was written, or a record is in none
     */
    public Map<PlanUse, String> regions(YearMonth month, @Nullable String tenant) {
        return recounts.regions(month, store.decided(), tenant);
    }

    /** A subscription on a plan version. */
    public record PlanUse(UUID subscription, UUID plan, int version) {}

    /**
     * Answered requests, as the archive and as the rollups have them.
     *
     * @param differing how many sums, of an hour and a release in any meter, are not the same
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
