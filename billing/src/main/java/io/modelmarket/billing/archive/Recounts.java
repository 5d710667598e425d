package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ArchivedUsage.KeyDay;
import io.modelmarket.billing.archive.ArchivedUsage.PlanUse;
import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.subscription.SubscriptionLookup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes recounts of a month from the files that are as they were written. Across tenants only. */
@ApplicationScoped
class Recounts {

    /** No zone is further ahead of UTC, or further behind. */
    static final ZoneOffset EASTMOST = ZoneOffset.ofHours(14);

    static final ZoneOffset WESTMOST = ZoneOffset.ofHours(-12);

    private final ArchivedFiles files;
    private final ArchiveFolder folder;
    private final ArchivePlace place;
    private final CatchingUp catchingUp;
    private final SubscriptionLookup subscriptions;

    @Inject
    Recounts(
            ArchivedFiles files,
            ArchiveFolder folder,
            ArchivePlace place,
            CatchingUp catchingUp,
            SubscriptionLookup subscriptions) {
        this.files = files;
        this.folder = folder;
        this.place = place;
        this.catchingUp = catchingUp;
        this.subscriptions = subscriptions;
    }

    /** One that has counted nothing yet. */
    Recount begin(YearMonth month) {
        return new Recount(folder.columns(), month);
    }

    /** Waits until the archive has what lies before these offsets, and counts it; from which files. */
    MonthFiles count(Recount recount, Map<Integer, Long> upTo, @Nullable String tenant) {
        recount.upTo(upTo);
        try (MonthFiles found = find(recount.month(), upTo)) {
            found.each(folder.eventsAtOnce(), some -> recount.sum(some.paths(), isCut(some, upTo), tenant));
            recount.roll(zones(recount.subscriptions()));
            return found;
        } catch (SQLException e) {
            throw ColumnStore.failure("the rollups cannot be recounted", e);
        }
    }

    /**
     * Waits until the archive has what lies before these offsets, and hands it on by subscription, key and day.
     *
     * @throws ArchiveIncomplete when a file is not as it was written, or a record is in none
     */
    void byKeyAndDay(YearMonth month, Map<Integer, Long> upTo, @Nullable String tenant, Consumer<KeyDay> sink) {
        try (MonthFiles found = find(month, upTo);
                KeyDays days = new KeyDays(folder.columns(), month, upTo, tenant)) {
            Set<String> named = new HashSet<>();
            found.each(folder.eventsAtOnce(), some -> named.addAll(days.subscriptions(some.paths())));
            found.requireAll();
            days.place(known(named));
            found.each(folder.eventsAtOnce(), some -> days.sum(some.paths(), isCut(some, upTo)));
            found.requireAll();
            days.each(sink);
        }
    }

    /**
     * Waits until the archive has what lies before these offsets, and says in which region a month's billed usage was
     * served, of what was all served in one. Nothing is read where no file of the month names a region.
     *
     * @throws ArchiveIncomplete when a file is not as it was written, or a record is in none
     */
    Map<PlanUse, String> regions(YearMonth month, Map<Integer, Long> upTo, @Nullable String tenant) {
        try (MonthFiles found = find(month, upTo)) {
            if (!found.nameRegions()) {
                return Map.of();
            }
            try (ServedRegions regions = new ServedRegions(folder.columns(), month, upTo, tenant)) {
                found.each(folder.eventsAtOnce(), some -> regions.look(some.paths(), isCut(some, upTo)));
                found.requireAll();
                return regions.regions(zones(regions.subscriptions()));
            }
        }
    }

    private MonthFiles find(YearMonth month, Map<Integer, Long> upTo) {
        long unarchived = catchingUp.await(upTo);
        List<ArchivedFile> wanted = files.answeredWithin(
                month.atDay(1).atStartOfDay(EASTMOST).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(WESTMOST).toInstant());
        return new MonthFiles(place, wanted, unarchived);
    }

    private Map<UUID, ZoneId> zones(List<UUID> wanted) {
        Map<UUID, ZoneId> zones = new HashMap<>();
        subscriptions.find(wanted).forEach((id, subscription) -> zones.put(id, subscription.zone()));
        return zones;
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

    private static boolean isCut(Reading.Some some, Map<Integer, Long> upTo) {
        return !some.files().stream().allMatch(file -> isBefore(file, upTo));
    }

    private static boolean isBefore(ArchivedFile file, Map<Integer, Long> upTo) {
        return file.span().last() < upTo.getOrDefault(file.span().partition(), 0L);
    }
}
