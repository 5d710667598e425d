package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ArchivedFile.Content;
import io.modelmarket.billing.archive.ArchivedFile.Span;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which files the archive has. Across tenants only. */
@ApplicationScoped
class ArchivedFiles {

    private static final String COLUMNS = """
            SELECT path, partition, hour, first_offset, last_offset, counted, duplicates, rejected, first_finished,
                   last_finished, regional, bytes, sha256 FROM archive_file
            """;
    private static final int MOST_HOURS = 200;
    private static final int MOST_LEFTOVERS = 10_000;
    private static final int MOST_GAPS = 100;

    private final Database database;
    private final ArchivePlace place;
    private final InstantSource clock;

    @Inject
    ArchivedFiles(Database database, ArchivePlace place, InstantSource clock) {
        this.database = database;
        this.place = place;
        this.clock = clock;
    }

    /** Records a file. Within a transaction. */
    void insert(ArchivedFile file) {
        Span span = file.span();
        Content content = file.content();
        database.update(
                """
                INSERT INTO archive_file (path, partition, hour, first_offset, last_offset, counted, duplicates, rejected,
                    first_finished, last_finished, regional, bytes, sha256, written_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                span.path(),
                span.partition(),
                span.hour(),
                span.first(),
                span.last(),
                content.counted(),
                content.duplicates(),
                content.rejected(),
                content.firstFinished(),
                content.lastFinished(),
                content.regional(),
                file.bytes(),
                file.sha256(),
                clock.instant());
    }

    /** Files with events that count and were answered in {@code [from, to)}. */
    @Transactional
    public List<ArchivedFile> answeredWithin(Instant from, Instant to) {
        return database.query(
                COLUMNS + " WHERE merged_into IS NULL AND last_finished >= ? AND first_finished < ?"
                        + " ORDER BY partition, first_offset",
                ArchivedFiles::file,
                from,
                to);
    }

    /** Records that are in no file though later ones of their partition are. */
    @Transactional
    public List<Gap> gaps() {
        return database.query(
                """
                SELECT partition, next_expected, first_offset - 1 AS last_missing FROM (
                    SELECT partition, first_offset,
                           coalesce(lag(last_offset) OVER (PARTITION BY partition ORDER BY first_offset), -1) + 1
                               AS next_expected
                    FROM archive_file WHERE merged_into IS NULL) f
                WHERE first_offset > next_expected ORDER BY partition, first_offset LIMIT ?
                """,
                row -> new Gap(row.getInt("partition"), row.getLong("next_expected"), row.getLong("last_missing")),
                MOST_GAPS);
    }

    /** Hours that began before, with more than one file of a partition: those files, in order. */
    @Transactional
    public List<List<ArchivedFile>> severalInAnHour(Instant before) {
        List<Span> hours = database.query(
                """
                SELECT partition, hour FROM archive_file WHERE merged_into IS NULL AND hour < ?
                GROUP BY partition, hour HAVING count(*) > 1 ORDER BY hour, partition LIMIT ?
                """, row -> new Span(row.getInt("partition"), Database.instant(row, "hour"), 0, 0), before, MOST_HOURS);
        return hours.stream()
                .map(span -> database.query(
                        COLUMNS + " WHERE merged_into IS NULL AND partition = ? AND hour = ? ORDER BY first_offset",
                        ArchivedFiles::file,
                        span.partition(),
                        span.hour()))
                .toList();
    }

    /** Puts one file in the place of several; false, and nothing is changed, when somebody else has. */
    @Transactional
    public boolean replace(List<ArchivedFile> several, ArchivedFile one, Path draft) {
        SqlArray paths = SqlArray.column("text", several, file -> file.span().path());
        int there = database.query(
                        "SELECT path FROM archive_file WHERE path = ANY (?) AND merged_into IS NULL"
                                + " ORDER BY path FOR UPDATE",
                        row -> row.getString("path"),
                        paths)
                .size();
        if (there != several.size()) {
            return false;
        }
        insert(one);
        database.update(
                "UPDATE archive_file SET merged_into = ? WHERE path = ANY (?)",
                one.span().path(),
                paths);
        place.publish(one, draft);
        return true;
    }

    /** Files that were merged before and are still there. */
    @Transactional
    public List<ArchivedFile> merged(Instant before) {
        return database.query(COLUMNS + """
                 f WHERE merged_into IS NOT NULL AND removed_at IS NULL
                AND (SELECT m.written_at FROM archive_file m WHERE m.path = f.merged_into) < ? LIMIT ?
                """, ArchivedFiles::file, before, MOST_LEFTOVERS);
    }

    /** Records that files are not there any more. */
    @Transactional
    public void removed(List<ArchivedFile> files) {
        database.update(
                "UPDATE archive_file SET removed_at = ? WHERE path = ANY (?)",
                clock.instant(),
                SqlArray.column("text", files, file -> file.span().path()));
    }

    /** The digests of those of the paths that are recorded and still there. */
    @Transactional
    public Map<String, String> digests(Set<String> paths) {
        Map<String, String> digests = new HashMap<>();
        database.query(
                "SELECT path, sha256 FROM archive_file WHERE path = ANY (?) AND removed_at IS NULL",
                row -> digests.put(row.getString("path"), row.getString("sha256")),
                SqlArray.text(paths));
        return digests;
    }

    private static ArchivedFile file(ResultSet row) throws SQLException {
        return new ArchivedFile(
                new Span(
                        row.getInt("partition"),
                        Database.instant(row, "hour"),
                        row.getLong("first_offset"),
                        row.getLong("last_offset")),
                new Content(
                        row.getLong("counted"),
                        row.getLong("duplicates"),
                        row.getLong("rejected"),
                        Database.instantOrNull(row, "first_finished"),
                        Database.instantOrNull(row, "last_finished"),
                        row.getBoolean("regional")),
                row.getLong("bytes"),
                row.getString("sha256"));
    }

    /** Offsets of a partition, the first and the last one. */
    record Gap(int partition, long firstOffset, long lastOffset) {}
}
