package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ReconciliationView.FileProblem;
import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.subscription.SubscriptionLookup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes recounts of a month from the files that are as they were written. Across tenants only. */
@ApplicationScoped
class Recounts {

    /** No zone is further ahead of UTC, or further behind. */
    private static final ZoneOffset EASTMOST = ZoneOffset.ofHours(14);

    private static final ZoneOffset WESTMOST = ZoneOffset.ofHours(-12);

    /** Of many more the sums of all quarters of an hour would not fit into memory. */
    private static final long EVENTS_AT_ONCE = 2_000_000;

    private final ArchivedFiles files;
    private final ArchiveFolder folder;
    private final CatchingUp catchingUp;
    private final SubscriptionLookup subscriptions;

    @Inject
    Recounts(ArchivedFiles files, ArchiveFolder folder, CatchingUp catchingUp, SubscriptionLookup subscriptions) {
        this.files = files;
        this.folder = folder;
        this.catchingUp = catchingUp;
        this.subscriptions = subscriptions;
    }

    /** One that has counted nothing yet. */
    Recount begin(YearMonth month) {
        return new Recount(folder.columns(Runtime.getRuntime().availableProcessors()), month);
    }

    /** Waits until the archive has what lies before these offsets, and counts it. */
    Sources count(Recount recount, Map<Integer, Long> upTo, @Nullable String tenant, boolean byKey) {
        long unarchived = catchingUp.await(upTo);
        YearMonth month = recount.month();
        List<ArchivedFile> wanted = files.answeredWithin(
                month.atDay(1).atStartOfDay(EASTMOST).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(WESTMOST).toInstant());
        List<FileProblem> problems = problems(wanted);
        Set<String> unsound = new HashSet<>();
        problems.forEach(problem -> unsound.add(problem.path()));
        List<ArchivedFile> sound = wanted.stream()
                .filter(file -> !unsound.contains(file.span().path()))
                .sorted(Comparator.comparing(file -> file.span().hour()))
                .toList();
        recount.upTo(upTo);
        for (List<ArchivedFile> some : someAtOnce(sound)) {
            recount.sum(paths(some), !some.stream().allMatch(file -> isBefore(file, upTo)), tenant, byKey);
        }
        Map<UUID, Metered> found = subscriptions.find(recount.subscriptions());
        Map<UUID, ZoneId> zones = new HashMap<>();
        found.forEach((id, subscription) -> zones.put(id, subscription.zone()));
        try {
            recount.roll(zones);
        } catch (SQLException e) {
            throw ColumnStore.failure("the rollups cannot be recounted", e);
        }
        long bytes = wanted.stream().mapToLong(ArchivedFile::bytes).sum();
        return new Sources(sound.size(), bytes, problems, unarchived, found);
    }

    private static boolean isBefore(ArchivedFile file, Map<Integer, Long> upTo) {
        return file.span().last() < upTo.getOrDefault(file.span().partition(), 0L);
    }

    private List<Path> paths(List<ArchivedFile> some) {
        return some.stream().map(file -> folder.at(file.span().path())).toList();
    }

    /** In order, so that the sums of some hours are made at once and few of them have to be kept at hand. */
    private static List<List<ArchivedFile>> someAtOnce(List<ArchivedFile> files) {
        List<List<ArchivedFile>> batches = new ArrayList<>();
        long events = EVENTS_AT_ONCE;
        for (ArchivedFile file : files) {
            if (events >= EVENTS_AT_ONCE) {
                batches.add(new ArrayList<>());
                events = 0;
            }
            batches.getLast().add(file);
            events += file.content().rows();
        }
        return batches;
    }

    /** All files are read for it, on all processors. */
    private List<FileProblem> problems(List<ArchivedFile> wanted) {
        return wanted.parallelStream().flatMap(file -> problem(file).stream()).toList();
    }

    private Optional<FileProblem> problem(ArchivedFile file) {
        ArchivedFile.Span span = file.span();
        return folder.problem(span.path(), file.bytes(), file.sha256())
                .map(problem -> new FileProblem(span.path(), span.partition(), span.first(), span.last(), problem));
    }

    /**
     * What a recount was made from.
     *
     * @param files how many were read
     * @param bytes of all that should have been read
     * @param problems those that were not
     * @param unarchived records before the offsets that are in no file yet
     * @param subscriptions those the events are of
     */
    record Sources(
            int files, long bytes, List<FileProblem> problems, long unarchived, Map<UUID, Metered> subscriptions) {}
}
