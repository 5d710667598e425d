package io.modelmarket.deploy.launcher.closing;

import io.modelmarket.deploy.launcher.temporary.TemporaryMarket;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The events behind a month of {@link ClosingBooks}, written past the broker as the files that the archive would have
 * made of them: of its own DuckDB, into a table that is made like one of its own files, a file for each hour and
 * partition, in the order of offsets. The partitions are none of the topic's, so intake and archive go on beside it.
 */
public final class ArchivedMonth {

    private static final int PARTITIONS = 6;
    private static final int FIRST_PARTITION = 100;
    private static final int HOURS_BETWEEN_WORDS = 100;

    private final TemporaryMarket market;
    private final ArchiveBooks books;
    private final Consumer<String> progress;

    ArchivedMonth(TemporaryMarket market, Consumer<String> progress) {
        this.market = market;
        this.books = new ArchiveBooks(market);
        this.progress = progress;
    }

    /**
     * Writes and records them.
     *
     * @param each events of each subscription in each hour
     * @param keys that each subscription uses in turn
     */
    Archived write(YearMonth month, ZoneId zone, long each, long keys) {
        try (BillingColumns columns = BillingColumns.open()) {
            List<Long> sizes = prepare(columns);
            Instant begin = month.atDay(1).atStartOfDay(zone).toInstant();
            Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
            long hours = begin.until(end, ChronoUnit.HOURS);
            List<WrittenFile> files = new ArrayList<>();
            for (int hour = 0; hour < hours; hour++) {
                Instant from = begin.plus(hour, ChronoUnit.HOURS);
                columns.execute("CREATE OR REPLACE TABLE event AS SELECT * FROM shape");
                columns.execute(hour(hour * each, from, keys, each));
                for (int partition = 0; partition < sizes.size(); partition++) {
                    long events = each * sizes.get(partition);
                    files.add(file(columns, FIRST_PARTITION + partition, from, hour * events, events));
                }
                if (hour % HOURS_BETWEEN_WORDS == 0) {
                    progress.accept("archived " + hour + " hours of " + hours);
                }
            }
            books.record(files);
            return new Archived(
                    files.stream().mapToLong(WrittenFile::events).sum(),
                    files.size(),
                    files.stream().mapToLong(WrittenFile::bytes).sum());
        } catch (SQLException | IOException e) {
            throw new StackException("the month cannot be archived: " + e.getMessage(), e);
        }
    }

    /** How many subscriptions each partition has. */
    private List<Long> prepare(BillingColumns columns) throws SQLException {
        columns.execute("SET memory_limit = '512MiB'");
        columns.execute(
                "SET temp_directory = '" + market.parts().stack().folder().part("spilled") + "'");
        columns.execute("CREATE TABLE shape AS SELECT * FROM read_parquet('"
                + archive().resolve(books.newestFile()) + "') LIMIT 0");
        columns.execute("CREATE TABLE sub (id VARCHAR, tenant VARCHAR, model VARCHAR, plan VARCHAR, partition INTEGER,"
                + " place BIGINT, size BIGINT)");
        List<ArchiveBooks.Used> used = books.subscriptions();
        List<Long> sizes = new ArrayList<>();
        for (int partition = 0; partition < Math.min(PARTITIONS, used.size()); partition++) {
            sizes.add((long) (used.size() - partition + PARTITIONS - 1) / PARTITIONS);
        }
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            int partition = i % PARTITIONS;
            ArchiveBooks.Used one = used.get(i);
            rows.add(List.of(
                    one.id(),
                    one.tenant(),
                    one.model(),
                    one.plan(),
                    FIRST_PARTITION + partition,
                    (long) i / PARTITIONS,
                    sizes.get(partition)));
        }
        columns.insert("sub", rows);
        return sizes;
    }

    /** Of each subscription so many events, spread over the hour; they follow one another as those of all did. */
    private static String hour(long before, Instant from, long keys, long each) {
        return """
                INSERT INTO event BY NAME
                SELECT s.partition AS kafka_partition, (%1$d + i) * s.size + s.place AS kafka_offset,
                       make_timestamp(%2$d) AS recorded_at, 'counted' AS verdict, 'closing' AS node, 1 AS epoch,
                       (%1$d + i) * s.size + s.place + 1 AS sequence, 'request-' || (%1$d + i) || '-' || s.id AS request_id,
                       s.tenant, s.id AS subscription_id, 'key-' || ((%1$d + i) %% %3$d) AS key_id, s.model,
                       '%5$s' AS version, s.plan AS plan_id, 1 AS plan_version, 'ANSWERED' AS outcome, 1 AS requests,
                       1 AS rows, 250 AS compute_micros, 3136 AS bytes_in, 40 AS bytes_out, 0 AS tokens_in,
                       0 AS tokens_out, make_timestamp(%2$d + 3600000000 * i // %4$d) AS started_at,
                       make_timestamp(%2$d + 3600000000 * i // %4$d) AS finished_at
                FROM sub s, range(%4$d) r (i)
                """.formatted(before, from.getEpochSecond() * 1_000_000, keys, each, ClosingBooks.release(from));
    }

    private WrittenFile file(BillingColumns columns, int partition, Instant hour, long first, long events)
            throws SQLException, IOException {
        String path = WrittenFile.path(partition, hour, first, first + events - 1);
        Path file = archive().resolve(path);
        Files.createDirectories(file.getParent());
        columns.execute("COPY (SELECT * FROM event WHERE kafka_partition = " + partition
                + " ORDER BY kafka_offset) TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
        return new WrittenFile(path, partition, hour, first, events, Files.size(file), WrittenFile.sha256(file));
    }

    private Path archive() {
        return market.parts().stack().folder().part("archive");
    }

    /** What was written. */
    public record Archived(long events, int files, long bytes) {}
}
