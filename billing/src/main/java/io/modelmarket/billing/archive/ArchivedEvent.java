package io.modelmarket.billing.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A usage event that counts, with every field as its data plane wrote it.
 *
 * @param at where it stands in the order of events
 * @param startedAt null where it says none that can be kept
 * @param region where its data plane is; empty where it says none
 * @param billedFailure which failure is billed; null where none is
 */
public record ArchivedEvent(
        Position at,
        String node,
        long epoch,
        long sequence,
        String requestId,
        String tenant,
        UUID subscription,
        String key,
        String model,
        String release,
        UUID plan,
        int planVersion,
        String outcome,
        long requests,
        long rows,
        long computeMicros,
        long bytesIn,
        long bytesOut,
        long tokensIn,
        long tokensOut,
        @Nullable Instant startedAt,
        String region,
        @Nullable String billedFailure) {

    static final String COLUMNS =
            "epoch_us(finished_at) AS finished, epoch_us(started_at) AS started, kafka_partition, kafka_offset,"
                    + " coalesce(kafka_index, 0) AS kafka_index, node, epoch, sequence, coalesce(request_id, '') AS request_id,"
                    + " tenant, subscription_id, coalesce(key_id, '') AS key_id, model, coalesce(version, '') AS version,"
                    + " plan_id, plan_version, outcome, coalesce(requests, 0) AS requests, coalesce(rows, 0) AS rows,"
                    + " coalesce(compute_micros, 0) AS compute_micros, coalesce(bytes_in, 0) AS bytes_in,"
                    + " coalesce(bytes_out, 0) AS bytes_out, coalesce(tokens_in, 0) AS tokens_in,"
                    + " coalesce(tokens_out, 0) AS tokens_out, coalesce(region, '') AS region,"
                    + " billed_failure";

    static ArchivedEvent read(ResultSet row) throws SQLException {
        long started = row.getLong("started");
        Instant startedAt = row.wasNull() ? null : instant(started);
        return new ArchivedEvent(
                new Position(
                        row.getLong("finished"),
                        row.getInt("kafka_partition"),
                        row.getLong("kafka_offset"),
                        row.getInt("kafka_index")),
                row.getString("node"),
                row.getLong("epoch"),
                row.getLong("sequence"),
                row.getString("request_id"),
                row.getString("tenant"),
                UUID.fromString(row.getString("subscription_id")),
                row.getString("key_id"),
                row.getString("model"),
                row.getString("version"),
                UUID.fromString(row.getString("plan_id")),
                row.getInt("plan_version"),
                row.getString("outcome"),
                row.getLong("requests"),
                row.getLong("rows"),
                row.getLong("compute_micros"),
                row.getLong("bytes_in"),
                row.getLong("bytes_out"),
                row.getLong("tokens_in"),
                row.getLong("tokens_out"),
                startedAt,
                row.getString("region"),
                row.getString("billed_failure"));
    }

    /** When it was answered: what decides hour, day and period. */
    public Instant finishedAt() {
        return instant(at.micros());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /**
     * Where an event stands: by when it was answered, then by where it was in Kafka.
     *
     * @param micros since 1970
     */
    public record Position(long micros, int partition, long offset, int index) implements Comparable<Position> {

        @Override
        public int compareTo(Position other) {
            int byTime = Long.compare(micros, other.micros);
            int byPartition = byTime != 0 ? byTime : Integer.compare(partition, other.partition);
            int byOffset = byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
            return byOffset != 0 ? byOffset : Integer.compare(index, other.index);
        }
    }
}
