package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ArchivedEvents.Archived;
import io.modelmarket.billing.archive.EventBuffer.Refusal;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.Multirange;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.usage.TakenInUsage;
import io.modelmarket.billing.usage.fold.Mark;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** How far each partition is archived, and by which files. Across tenants only. */
@ApplicationScoped
class ArchiveStore {

    private final Database database;
    private final ArchivedFiles files;
    private final ArchivePlace place;
    private final TakenInUsage takenIn;
    private final InstantSource clock;

    @Inject
    ArchiveStore(
            Database database, ArchivedFiles files, ArchivePlace place, TakenInUsage takenIn, InstantSource clock) {
        this.database = database;
        this.files = files;
        this.place = place;
        this.takenIn = takenIn;
        this.clock = clock;
    }

    /** The next offset to archive of each partition; one never read begins at 0. */
    @Transactional
    public Map<Integer, Long> positions(Collection<Integer> partitions) {
        SqlArray wanted = new SqlArray("int", List.copyOf(partitions));
        database.update("""
                INSERT INTO archive_offset (partition, next_offset, updated_at)
                SELECT p, 0, ? FROM unnest(?) AS p ORDER BY p ON CONFLICT DO NOTHING
                """, clock.instant(), wanted);
        return offsets("SELECT partition, next_offset FROM archive_offset WHERE partition = ANY (?)", wanted);
    }

    /** Up to where each partition is archived. */
    @Transactional
    public Map<Integer, Long> ends() {
        return offsets("SELECT partition, next_offset FROM archive_offset");
    }

    /** Up to where intake has decided about every partition. */
    @Transactional
    public Map<Integer, Long> decided() {
        return offsets("SELECT partition, next_offset FROM intake_offset");
    }

    /** Up to where intake has decided about each partition's records; what lies behind cannot be archived yet. */
    @Transactional
    public Map<Integer, Long> decided(Collection<Integer> partitions) {
        return offsets(
                "SELECT partition, next_offset FROM intake_offset WHERE partition = ANY (?)",
                new SqlArray("int", List.copyOf(partitions)));
    }

    /** How far the archive is behind intake. */
    @Transactional
    public Archived archived() {
        return database.first("""
                        SELECT coalesce(sum(i.next_offset - coalesce(a.next_offset, 0)), 0)::bigint AS waiting,
                               min(coalesce(a.updated_at, 'epoch')) AS since
                        FROM intake_offset i LEFT JOIN archive_offset a USING (partition)
                        WHERE i.next_offset > coalesce(a.next_offset, 0)
                        """, row -> {
                    Instant since = Database.instantOrNull(row, "since");
                    return new Archived(since == null ? clock.instant() : since, row.getLong("waiting"));
                })
                .orElseThrow();
    }

    /** Which events of the partitions are archived. */
    @Transactional
    public Map<MarkKey, Mark> marks(Collection<Integer> partitions) {
        Map<MarkKey, Mark> marks = new HashMap<>();
        database.query(
                "SELECT node, epoch, partition, sequence, events, missing FROM archive_mark WHERE partition = ANY (?)",
                row -> marks.put(
                        new MarkKey(row.getString("node"), row.getLong("epoch"), row.getInt("partition")),
                        new Mark(
                                row.getLong("sequence"),
                                row.getLong("events"),
                                Multirange.parse(row.getString("missing")))),
                new SqlArray("int", List.copyOf(partitions)));
        return marks;
    }

    /** The events of a span that intake has refused. */
    @Transactional
    public List<Refusal> refusals(ArchivedFile.Span span) {
        return database.query(
                "SELECT record_offset, record_index, reason FROM usage_rejected WHERE partition = ? AND record_offset BETWEEN ? AND ?",
                row -> new Refusal(row.getLong("record_offset"), row.getInt("record_index"), row.getString("reason")),
                span.partition(),
                span.first(),
                span.last());
    }

    /** What finance has taken in, from a place on. */
    List<TakenInUsage.Placed> takenIn(long from, int most) {
        return takenIn.from(from, most);
    }

    /**
     * Gives the draft its name and records it, with the marks and the offset behind it; false, and nothing is recorded,
     * when another instance has archived the partition further than {@code expected}. The offset's row is the lock
     * under which files get their names: nobody's recorded file is replaced. No transaction waits for a bucket.
     */
    boolean record(ArchivedFile file, Path draft, SortedMap<MarkKey, Mark> marks, long expected) {
        place.bring(file, draft);
        return QuarkusTransaction.joiningExisting().call(() -> recorded(file, draft, marks, expected));
    }

    private boolean recorded(ArchivedFile file, Path draft, SortedMap<MarkKey, Mark> marks, long expected) {
        ArchivedFile.Span span = file.span();
        long stands = database.first(
                        "SELECT next_offset FROM archive_offset WHERE partition = ? FOR UPDATE",
                        row -> row.getLong("next_offset"),
                        span.partition())
                .orElseThrow();
        if (stands != expected) {
            return false;
        }
        files.insert(file);
        writeMarks(marks);
        database.update(
                "UPDATE archive_offset SET next_offset = ?, updated_at = ? WHERE partition = ?",
                span.last() + 1,
                clock.instant(),
                span.partition());
        place.publish(file, draft);
        return true;
    }

    private void writeMarks(SortedMap<MarkKey, Mark> marks) {
        database.update(
                """
                INSERT INTO archive_mark (node, epoch, partition, sequence, events, missing)
                SELECT node, epoch, partition, sequence, events, missing::int8multirange
                FROM unnest(?, ?, ?, ?, ?, ?) AS m (node, epoch, partition, sequence, events, missing)
                ON CONFLICT (node, epoch, partition) DO UPDATE SET sequence = excluded.sequence,
                    events = excluded.events, missing = excluded.missing
                """,
                SqlArray.column("text", marks.keySet(), MarkKey::node),
                SqlArray.column("bigint", marks.keySet(), MarkKey::epoch),
                SqlArray.column("int", marks.keySet(), MarkKey::partition),
                SqlArray.column("bigint", marks.values(), Mark::sequence),
                SqlArray.column("bigint", marks.values(), Mark::events),
                SqlArray.column("text", marks.values(), mark -> Multirange.text(mark.missing())));
    }

    private Map<Integer, Long> offsets(String sql, SqlArray... partitions) {
        Map<Integer, Long> offsets = new HashMap<>();
        database.query(
                sql, row -> offsets.put(row.getInt("partition"), row.getLong("next_offset")), (Object[]) partitions);
        return offsets;
    }
}
