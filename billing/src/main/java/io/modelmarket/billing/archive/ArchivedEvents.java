package io.modelmarket.billing.archive;

import io.modelmarket.contracts.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds single events in the archive. Files are read in the order of the time they hold, some at once, until the page
 * is full; so much at most. Across tenants only, outside transactions: files know no row-level security, so only what
 * is asked for is read, and each event is looked at once more.
 */
@ApplicationScoped
public class ArchivedEvents {

    private static final List<String> METERS =
            List.of("requests", "rows", "compute_micros", "bytes_in", "bytes_out", "tokens_in", "tokens_out");
    private static final String SUMS = METERS.stream()
            .map(meter -> "coalesce(sum(" + meter + ") FILTER (" + EventFiles.BILLABLE + "), 0)::BIGINT AS " + meter)
            .collect(Collectors.joining(", "));
    private static final String TOTALS = METERS.stream()
            .map(meter -> "sum(" + meter + ")::BIGINT AS " + meter)
            .collect(Collectors.joining(", "));

    private final ArchivedFiles files;
    private final ArchiveFolder folder;
    private final EventScan scan;
    private final ArchiveStore store;
    private final ArchiveProgress progress;

    @Inject
    ArchivedEvents(
            ArchivedFiles files, ArchiveFolder folder, EventScan scan, ArchiveStore store, ArchiveProgress progress) {
        this.files = files;
        this.folder = folder;
        this.scan = scan;
        this.store = store;
        this.progress = progress;
    }

    /**
     * Looks for events.
     *
     * @throws ProblemException when too much would have to be read, a file is not as it was written, the archive cannot
     *     be reached, or it is not the asker's turn in time
     */
    public Found find(Asker asker, EventSearch search) {
        return scan.inTurn(asker, () -> {
            Archived archived = archived();
            List<ArchivedEvent> events = read(search.narrowed());
            events.forEach(event -> check(event, search));
            return new Found(
                    List.copyOf(events.subList(0, Math.min(search.limit(), events.size()))),
                    events.size() > search.limit(),
                    archived);
        });
    }

    /**
     * What each key used of what is looked for, by the keys' ids; a page of them, and one more if there is.
     *
     * @param times only of releases in these
     * @param offset how many are passed over
     * @throws ProblemException as for {@link #find}
     */
    public KeysFound byKey(Asker asker, EventSearch search, List<ReleaseTime> times, long offset) {
        Object[] parameters = Stream.concat(
                        Arrays.stream(search.parameters()), times.stream().map(ReleaseTime::release))
                .toArray();
        return scan.inTurn(asker, () -> {
            Archived archived = archived();
            try (ColumnStore columns = folder.columns(1)) {
                EventFiles events = new EventFiles(columns);
                columns.execute("CREATE TABLE key_use (key_id VARCHAR, failed BIGINT, "
                        + METERS.stream().map(meter -> meter + " BIGINT").collect(Collectors.joining(", ")) + ")");
                scan.each(
                        files.answeredWithin(search.from(), search.to()).stream()
                                .filter(file -> times.stream().anyMatch(time -> time.touches(first(file), last(file))))
                                .toList(),
                        file -> false,
                        some -> columns.update(
                                "INSERT INTO key_use SELECT coalesce(key_id, ''),"
                                        + " coalesce(sum(requests) FILTER (NOT " + EventFiles.BILLABLE
                                        + "), 0)::BIGINT, " + SUMS
                                        + " FROM " + events.counted(some, false, search.tenant()) + " WHERE "
                                        + search.condition() + " AND " + ReleaseTime.condition(times)
                                        + " GROUP BY ALL",
                                parameters));
                return new KeysFound(
                        columns.query(
                                "SELECT key_id, sum(failed)::BIGINT AS failed, " + TOTALS
                                        + " FROM key_use GROUP BY key_id ORDER BY key_id LIMIT " + (search.limit() + 1)
                                        + " OFFSET " + offset,
                                KeyUse::read),
                        archived);
            }
        });
    }

    private Archived archived() {
        Archived archived = store.archived();
        if (archived.waiting() > 0) {
            progress.hurry();
        }
        return archived;
    }

    private List<ArchivedEvent> read(EventSearch search) {
        List<ArchivedFile> wanted = files.answeredWithin(search.from(), search.to()).stream()
                .sorted(nearest(search))
                .toList();
        List<ArchivedEvent> best = new ArrayList<>();
        try (ColumnStore columns = folder.columns(1)) {
            EventFiles events = new EventFiles(columns);
            scan.each(
                    wanted,
                    next -> best.size() > search.limit() && isBeyond(next, best.getLast(), search),
                    some -> keepBest(best, matching(columns, events, some, search), search));
        }
        return best;
    }

    private static List<ArchivedEvent> matching(
            ColumnStore columns, EventFiles events, List<Path> some, EventSearch search) {
        return columns.query(
                "SELECT " + ArchivedEvent.COLUMNS + " FROM " + events.counted(some, false, search.tenant()) + " WHERE "
                        + search.condition() + " ORDER BY " + search.ordering() + " LIMIT " + (search.limit() + 1),
                ArchivedEvent::read,
                search.parameters());
    }

    private static void keepBest(List<ArchivedEvent> best, List<ArchivedEvent> more, EventSearch search) {
        List<ArchivedEvent> kept = Stream.concat(best.stream(), more.stream())
                .sorted(search.comparator())
                .limit(search.limit() + 1L)
                .toList();
        best.clear();
        best.addAll(kept);
    }

    /** The files that can hold the first events first. */
    private static Comparator<ArchivedFile> nearest(EventSearch search) {
        return search.order() == EventSearch.Order.NEWEST
                ? Comparator.comparing(ArchivedEvents::last).reversed()
                : Comparator.comparing(ArchivedEvents::first);
    }

    private static boolean isBeyond(ArchivedFile next, ArchivedEvent last, EventSearch search) {
        return search.order() == EventSearch.Order.NEWEST
                ? last(next).isBefore(last.finishedAt())
                : first(next).truncatedTo(ChronoUnit.MICROS).isAfter(last.finishedAt());
    }

    private static Instant first(ArchivedFile file) {
        return Objects.requireNonNull(file.content().firstFinished());
    }

    private static Instant last(ArchivedFile file) {
        return Objects.requireNonNull(file.content().lastFinished());
    }

    private static void check(ArchivedEvent event, EventSearch search) {
        String tenant = search.tenant();
        String partner = search.partner();
        if ((tenant != null && !tenant.equals(event.tenant()))
                || (partner != null && !event.model().startsWith(partner + "/"))) {
            throw new IllegalStateException("an event that is not " + tenant + "'s or " + partner + "'s was read");
        }
    }

    /** Events in the order that was asked for, and whether there are more. */
    public record Found(List<ArchivedEvent> events, boolean more, Archived archived) {}

    /**
     * How far the archive is.
     *
     * @param asOf everything that was counted by then is archived
     * @param waiting records that are counted and not archived yet
     */
    public record Archived(Instant asOf, long waiting) {}

    /** What keys used. */
    public record KeysFound(List<KeyUse> keys, Archived archived) {}

    /** What a key used. */
    public record KeyUse(
            String key,
            long failed,
            long requests,
            long rows,
            long computeMicros,
            long bytesIn,
            long bytesOut,
            long tokensIn,
            long tokensOut) {

        private static KeyUse read(ResultSet row) throws SQLException {
            return new KeyUse(
                    row.getString("key_id"),
                    row.getLong("failed"),
                    row.getLong("requests"),
                    row.getLong("rows"),
                    row.getLong("compute_micros"),
                    row.getLong("bytes_in"),
                    row.getLong("bytes_out"),
                    row.getLong("tokens_in"),
                    row.getLong("tokens_out"));
        }
    }
}
