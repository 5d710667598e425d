package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ArchivedUsage.KeyDay;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes recounts of a month from the files that are as they were written. Across tenants only. */
@ApplicationScoped
class Recounts {

    /** No zone is further ahead of UTC, or further behind. */
    private static final ZoneOffset EASTMOST = ZoneOffset.ofHours(14);

    private static final ZoneOffset WESTMOST = ZoneOffset.ofHours(-12);

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
        return new Recount(folder.columns(), month);
    }

    /** Waits until the archive has what lies before these offsets, and counts it; from which files. */
    MonthFiles count(Recount recount, Map<Integer, Long> upTo, @Nullable String tenant) {
        MonthFiles found = find(recount.month(), upTo);
        recount.upTo(upTo);
        for (List<ArchivedFile> some : found.batches(folder.eventsAtOnce())) {
            recount.sum(paths(some), isCut(some, upTo), tenant);
        }
        Map<UUID, ZoneId> zones = new HashMap<>();
        subscriptions.find(recount.subscriptions()).forEach((id, subscription) -> zones.put(id, subscription.zone()));
        try {
            recount.roll(zones);
        } catch (SQLException e) {
            throw ColumnStore.failure("the rollups cannot be recounted", e);
        }
        return found;
    }

    /**
     * Waits until the archive has what lies before these offsets, and hands it on by subscription, key and day.
     *
     * @throws ArchiveIncomplete when a file is not as it was written, or a record is in none
     */
    void byKeyAndDay(YearMonth month, Map<Integer, Long> upTo, @Nullable String tenant, Consumer<KeyDay> sink) {
        MonthFiles found = find(month, upTo);
        found.requireAll();
        List<List<ArchivedFile>> batches = found.batches(folder.eventsAtOnce());
        try (KeyDays days = new KeyDays(folder.columns(), month, upTo, tenant)) {
            Set<String> named = new HashSet<>();
            batches.forEach(some -> named.addAll(days.subscriptions(paths(some))));
            days.place(known(named));
            batches.forEach(some -> days.sum(paths(some), isCut(some, upTo)));
            days.each(sink);
        }
    }

    private MonthFiles find(YearMonth month, Map<Integer, Long> upTo) {
        long unarchived = catchingUp.await(upTo);
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
        long bytes = wanted.stream().mapToLong(ArchivedFile::bytes).sum();
        return new MonthFiles(sound, bytes, problems, unarchived);
    }

    /** Those of the subscriptions that there are, by the texts that name them. */
    private Map<String, Metered> known(Set<String> named) {
        Map<UUID, Metered> found =
                subscriptions.find(named.stream().map(UUID::fromString).collect(Collectors.toSet()));
        Map<String, Metered> known = new HashMap<>();
        for (String text : named) {
            Metered subscription = found.get(UUID.fromString(text));
            if (subscription != null) {
                known.put(text, subscription);
            }
        }
        return known;
    }

    private static boolean isCut(List<ArchivedFile> some, Map<Integer, Long> upTo) {
        return !some.stream().allMatch(file -> isBefore(file, upTo));
    }

    private static boolean isBefore(ArchivedFile file, Map<Integer, Long> upTo) {
        return file.span().last() < upTo.getOrDefault(file.span().partition(), 0L);
    }

    private List<Path> paths(List<ArchivedFile> some) {
        return some.stream().map(file -> folder.at(file.span().path())).toList();
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
}
