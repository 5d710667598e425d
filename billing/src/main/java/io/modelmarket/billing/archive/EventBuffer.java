package io.modelmarket.billing.archive;

import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.EventsOfRecord;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Events on their way to a file, in a table outside the heap. For one thread. */
final class EventBuffer implements AutoCloseable {

    private static final int MAX_PAYLOAD = 64 * 1024;
    private static final long EARLIEST_SECOND = -62_135_596_800L;
    private static final long LATEST_SECOND = 253_402_300_799L;
    private static final int NUMBER_OF_FIELDS = 23;

    /**
     * Times are UTC. What is no event has its bytes in payload and no other field. Older files lack index, region and
     * billed failure.
     */
    static final String TABLE = """
            CREATE OR REPLACE TABLE event (
                kafka_partition INTEGER, kafka_offset BIGINT, kafka_index INTEGER, recorded_at TIMESTAMP, verdict VARCHAR, reason VARCHAR,
                node VARCHAR, epoch BIGINT, sequence BIGINT, request_id VARCHAR, tenant VARCHAR,
                subscription_id VARCHAR, key_id VARCHAR, model VARCHAR, version VARCHAR, plan_id VARCHAR,
                plan_version INTEGER, outcome VARCHAR, requests BIGINT, rows BIGINT, compute_micros BIGINT,
                bytes_in BIGINT, bytes_out BIGINT, tokens_in BIGINT, tokens_out BIGINT, started_at TIMESTAMP,
                finished_at TIMESTAMP, region VARCHAR, billed_failure VARCHAR, payload BLOB)
            """;

    private final ColumnStore store;
    private DuckDBAppender appender;

    EventBuffer(ColumnStore store) {
        this.store = store;
        store.execute(TABLE);
        store.execute("CREATE OR REPLACE TABLE refused (kafka_offset BIGINT, kafka_index INTEGER, reason VARCHAR)");
        this.appender = store.appender("event");
    }

    /** Adds the stretch of a record where {@code at} is, and the event that it is, if it is one. */
    void add(ConsumerRecord<byte[], byte[]> record, EventsOfRecord at, @Nullable UsageEvent event, boolean duplicate) {
        try {
            appender.beginRow();
            appender.append(record.partition()).append(record.offset()).append(at.index());
            appender.appendEpochMicros(recordedAt(record).toEpochMilli() * 1000);
            appender.append(duplicate ? "duplicate" : "counted").appendNull();
            if (event == null) {
                for (int i = 0; i < NUMBER_OF_FIELDS; i++) {
                    appender.appendNull();
                }
                appendBytes(at.copy());
            } else {
                appendFields(event);
                appender.appendNull();
            }
            appender.endRow();
        } catch (SQLException e) {
            throw ColumnStore.failure("an event cannot be archived", e);
        }
    }

    /** When it was written to Kafka, by whoever wrote it; 1970 if that is no time. */
    static Instant recordedAt(ConsumerRecord<byte[], byte[]> record) {
        long millis = record.timestamp();
        return millis < 0 || millis > LATEST_SECOND * 1000 ? Instant.EPOCH : Instant.ofEpochMilli(millis);
    }

    /** Writes a span's records as a file, those in {@code refusals} as rejected. */
    ArchivedFile.Content write(ArchivedFile.Span span, List<Refusal> refusals, Path file) {
        flush();
        refuse(span, refusals);
        String which = " FROM event WHERE kafka_partition = " + span.partition() + " AND kafka_offset BETWEEN "
                + span.first() + " AND " + span.last();
        store.execute("COPY (SELECT *" + which + " ORDER BY kafka_offset, kafka_index) TO "
                + ColumnStore.quoted(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
        return store.query(SUMMARY + which, EventBuffer::content).getFirst();
    }

    /** What is in a table or file of events. */
    static final String SUMMARY = """
            SELECT count(*) FILTER (verdict = 'counted') AS counted, count(*) FILTER (verdict = 'duplicate') AS duplicates,
                   count(*) FILTER (verdict = 'rejected') AS rejected,
                   min(finished_at) FILTER (verdict = 'counted') AS first_finished,
                   max(finished_at) FILTER (verdict = 'counted') AS last_finished,
                   coalesce(bool_or(region IS NOT NULL) FILTER (verdict = 'counted'), false) AS regional
            """;

    static ArchivedFile.Content content(ResultSet row) throws SQLException {
        return new ArchivedFile.Content(
                row.getLong("counted"),
                row.getLong("duplicates"),
                row.getLong("rejected"),
                instant(row, "first_finished"),
                instant(row, "last_finished"),
                row.getBoolean("regional"));
    }

    /** Forgets everything. */
    void clear() {
        closeAppender();
        store.execute(TABLE);
        appender = store.appender("event");
    }

    private void flush() {
        try {
            appender.flush();
        } catch (SQLException e) {
            throw ColumnStore.failure("events cannot be archived", e);
        }
    }

    private void refuse(ArchivedFile.Span span, List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        store.execute("DELETE FROM refused");
        for (Refusal refusal : refusals) {
            store.update("INSERT INTO refused VALUES (?, ?, ?)", refusal.offset(), refusal.index(), refusal.reason());
        }
        store.execute("UPDATE event SET verdict = 'rejected', reason = r.reason FROM refused r WHERE kafka_partition = "
                + span.partition() + " AND event.kafka_offset = r.kafka_offset AND event.kafka_index = r.kafka_index");
    }

    private void appendFields(UsageEvent event) throws SQLException {
        appender.append(event.getNode()).append(event.getEpoch()).append(event.getSequence());
        appender.append(event.getRequestId()).append(event.getTenant()).append(event.getSubscriptionId());
        appender.append(event.getKeyId()).append(event.getModel()).append(event.getVersion());
        appender.append(event.getPlanId()).append(event.getPlanVersion());
        appender.append(event.getOutcome().name()).append(event.getRequests()).append(event.getRows());
        appender.append(event.getComputeMicros()).append(event.getBytesIn()).append(event.getBytesOut());
        appender.append(event.getTokensIn()).append(event.getTokensOut());
        appendTime(event.hasStartedAt() ? event.getStartedAt() : null);
        appendTime(event.hasFinishedAt() ? event.getFinishedAt() : null);
        appendUnlessEmpty(event.getRegion());
        appendUnlessEmpty(
                event.getOutcome() == UsageEvent.Outcome.FAILED_BILLED
                        ? event.getBilledFailure().name()
                        : "");
    }

    private void appendTime(@Nullable Timestamp time) throws SQLException {
        if (time == null || time.getSeconds() < EARLIEST_SECOND || time.getSeconds() > LATEST_SECOND) {
            appender.appendNull();
        } else {
            appender.appendEpochMicros(
                    time.getSeconds() * 1_000_000 + Math.floorMod(time.getNanos(), 1_000_000_000) / 1000);
        }
    }

    private void appendUnlessEmpty(String text) throws SQLException {
        if (text.isEmpty()) {
            appender.appendNull();
        } else {
            appender.append(text);
        }
    }

    private void appendBytes(byte[] value) throws SQLException {
        appender.append(value.length > MAX_PAYLOAD ? Arrays.copyOf(value, MAX_PAYLOAD) : value);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private void closeAppender() {
        try {
            appender.close();
        } catch (SQLException e) {
            throw ColumnStore.failure("events cannot be archived", e);
        }
    }

    @Override
    public void close() {
        closeAppender();
        store.close();
    }

    /** An event that intake has refused, by its record and which of that it is, and why. */
    record Refusal(long offset, int index, String reason) {}
}
