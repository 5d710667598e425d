package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ArchivedFile.Content;
import io.modelmarket.billing.archive.ArchivedFile.Span;
import io.modelmarket.contracts.store.FileDigest;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes one file of the many that an hour leaves. A file that is not as it was written is left alone. */
@ApplicationScoped
class Merging {

    private static final Logger LOG = Logger.getLogger(Merging.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final ArchiveConfig config;
    private final ArchivedFiles files;
    private final ArchiveFolder folder;
    private final ArchivePlace place;
    private final TenantScope scope;
    private final InstantSource clock;

    @Inject
    Merging(
            ArchiveConfig config,
            ArchivedFiles files,
            ArchiveFolder folder,
            ArchivePlace place,
            TenantScope scope,
            InstantSource clock) {
        this.config = config;
        this.files = files;
        this.folder = folder;
        this.place = place;
        this.scope = scope;
        this.clock = clock;
    }

    @Scheduled(
            every = "${market.archive.merge-every:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void mergeRegularly() {
        scope.callAsPlatform(() -> merge(clock.instant()));
    }

    /** Merges what is old enough at {@code now}; how many files were made. Across tenants only. */
    int merge(Instant now) {
        folder.sweep(now.minus(FORGOTTEN));
        place.sweep(now.minus(FORGOTTEN), files);
        List<ArchivedFile> leftovers = files.merged(now.minus(config.keepMerged()));
        leftovers.forEach(place::remove);
        files.removed(leftovers);
        int made = 0;
        for (List<ArchivedFile> hour : files.severalInAnHour(now.minus(HOUR).minus(config.mergeAfter()))) {
            for (List<ArchivedFile> run : runs(hour)) {
                made += run.size() > 1 && merge(run) ? 1 : 0;
            }
        }
        return made;
    }

    /** Files that follow each other without a gap. */
    static List<List<ArchivedFile>> runs(List<ArchivedFile> hour) {
        List<List<ArchivedFile>> runs = new ArrayList<>();
        long expected = -1;
        for (ArchivedFile file : hour) {
            if (file.span().first() != expected) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(file);
            expected = file.span().last() + 1;
        }
        return runs;
    }

    private boolean merge(List<ArchivedFile> run) {
        Path draft = folder.draft();
        try (Reading parts = place.read(run)) {
            if (!parts.problems().isEmpty()) {
                parts.problems()
                        .forEach(problem ->
                                LOG.errorf("%s is %s; its hour is not merged", problem.path(), problem.problem()));
                return false;
            }
            ArchivedFile merged = write(run, parts.sound().paths(), draft);
            place.bring(merged, draft);
            return files.replace(run, merged, draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            folder.delete(draft);
        }
    }

    private ArchivedFile write(List<ArchivedFile> run, List<Path> parts, Path draft) throws IOException {
        Content content;
        try (ColumnStore store = folder.columns(1)) {
            EventFiles written = new EventFiles(store);
            store.execute("COPY (SELECT * FROM " + ColumnStore.parquet(parts) + ") TO "
                    + ColumnStore.quoted(draft.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
            content = store.query(EventBuffer.SUMMARY + " FROM " + written.whole(List.of(draft)), EventBuffer::content)
                    .getFirst();
        }
        if (content.rows()
                != run.stream().mapToLong(file -> file.content().rows()).sum()) {
            throw new ArchiveFailure("files were merged into one with another number of events");
        }
        folder.force(draft);
        Span first = run.getFirst().span();
        Span all = new Span(
                first.partition(),
                first.hour(),
                first.first(),
                run.getLast().span().last());
        return new ArchivedFile(all, content, Files.size(draft), FileDigest.sha256(draft));
    }
}
