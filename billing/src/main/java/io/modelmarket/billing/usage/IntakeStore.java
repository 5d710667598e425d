package io.modelmarket.billing.usage;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.Multirange;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.usage.fold.Mark;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.modelmarket.billing.usage.fold.NodeQuotaUse;
import io.modelmarket.billing.usage.fold.QuotaUse;
import io.modelmarket.billing.usage.fold.Rollup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** Intake's tables, a statement for each batch and table. Within intake's transaction. */
@ApplicationScoped
class IntakeStore {

    /** Per cent of a soft quota at which its consumer is alerted. */
    private static final List<Integer> ALERT_LEVELS = List.of(80, 100);

    private final Database database;

    @Inject
    IntakeStore(Database database) {
        this.database = database;
    }

    /** What time it is where the tables are. */
    Instant clock() {
        return database.first("SELECT clock_timestamp() AS now", row -> Database.instant(row, "now"))
                .orElseThrow();
    }

    /** The next offset of each partition; one never read begins at 0. */
    Map<Integer, Long> offsets(Collection<Integer> partitions, Instant now) {
        SqlArray wanted = new SqlArray("int", List.copyOf(partitions));
        database.update("""
                INSERT INTO intake_offset (partition, next_offset, updated_at)
                SELECT p, 0, ? FROM unnest(?) AS p ORDER BY p ON CONFLICT DO NOTHING
                """, now, wanted);
        return lockOffsets(partitions);
    }

    /** The next offsets, which nobody else can move until the transaction ends. */
    Map<Integer, Long> lockOffsets(Collection<Integer> partitions) {
        Map<Integer, Long> offsets = new HashMap<>();
        database.query(
                "SELECT partition, next_offset FROM intake_offset WHERE partition = ANY (?) ORDER BY partition FOR UPDATE",
                row -> offsets.put(row.getInt("partition"), row.getLong("next_offset")),
                new SqlArray("int", List.copyOf(partitions)));
        return offsets;
    }

    void advanceOffsets(Map<Integer, Long> next, Instant now) {
        List<Map.Entry<Integer, Long>> rows = List.copyOf(next.entrySet());
        database.update(
                """
                UPDATE intake_offset o SET next_offset = n.next, updated_at = ?
                FROM unnest(?, ?) AS n (partition, next) WHERE o.partition = n.partition
                """,
                now,
                SqlArray.column("int", rows, Map.Entry::getKey),
                SqlArray.column("bigint", rows, Map.Entry::getValue));
    }

    Map<MarkKey, Mark> marks(Collection<MarkKey> keys) {
        Map<MarkKey, Mark> marks = new HashMap<>();
        database.query(
                """
                SELECT m.node, m.epoch, m.partition, m.sequence, m.events, m.missing FROM intake_mark m
                JOIN unnest(?, ?, ?) AS k (node, epoch, partition)
                  ON (m.node, m.epoch, m.partition) = (k.node, k.epoch, k.partition)
                """,
                row -> marks.put(
                        new MarkKey(row.getString("node"), row.getLong("epoch"), row.getInt("partition")),
                        new Mark(
                                row.getLong("sequence"),
                                row.getLong("events"),
                                Multirange.parse(row.getString("missing")))),
                SqlArray.column("text", keys, MarkKey::node),
                SqlArray.column("bigint", keys, MarkKey::epoch),
                SqlArray.column("int", keys, MarkKey::partition));
        return marks;
    }

    void writeMarks(SortedMap<MarkKey, Mark> marks, Instant now) {
        database.update(
                """
                INSERT INTO intake_mark (node, epoch, partition, sequence, events, missing, updated_at)
                SELECT node, epoch, partition, sequence, events, missing::int8multirange, ?
                FROM unnest(?, ?, ?, ?, ?, ?) AS m (node, epoch, partition, sequence, events, missing)
                ON CONFLICT (node, epoch, partition) DO UPDATE SET sequence = excluded.sequence,
                    events = excluded.events, missing = excluded.missing, updated_at = excluded.updated_at
                """,
                now,
                SqlArray.column("text", marks.keySet(), MarkKey::node),
                SqlArray.column("bigint", marks.keySet(), MarkKey::epoch),
                SqlArray.column("int", marks.keySet(), MarkKey::partition),
                SqlArray.column("bigint", marks.values(), Mark::sequence),
                SqlArray.column("bigint", marks.values(), Mark::events),
                SqlArray.column("text", marks.values(), mark -> Multirange.text(mark.missing())));
    }

    void addRollups(Collection<Rollup> rollups) {
        database.update(
                """
                INSERT INTO usage_rollup AS r (subscription_id, plan_id, plan_version, hour, tenant, partner, model,
                    period, day, events, failed, requests, rows_in, compute_micros, bytes_in, bytes_out,
                    version, tokens_in, tokens_out)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (subscription_id, plan_id, plan_version, hour, version) DO UPDATE SET
                    events = r.events + excluded.events, failed = r.failed + excluded.failed,
                    requests = r.requests + excluded.requests, rows_in = r.rows_in + excluded.rows_in,
                    compute_micros = r.compute_micros + excluded.compute_micros,
                    bytes_in = r.bytes_in + excluded.bytes_in, bytes_out = r.bytes_out + excluded.bytes_out,
                    tokens_in = r.tokens_in + excluded.tokens_in, tokens_out = r.tokens_out + excluded.tokens_out
                """,
                SqlArray.column("uuid", rollups, r -> r.key().subscription()),
                SqlArray.column("uuid", rollups, r -> r.key().plan()),
                SqlArray.column("int", rollups, r -> r.key().planVersion()),
                SqlArray.column("timestamptz", rollups, r -> r.key().hour()),
                SqlArray.column("text", rollups, r -> r.owner().tenant()),
                SqlArray.column(
                        "text", rollups, r -> r.owner().model().partner().value()),
                SqlArray.column("text", rollups, r -> r.owner().model().toString()),
                SqlArray.column("date", rollups, r -> r.owner().period().toString()),
                SqlArray.column("date", rollups, r -> r.owner().day().toString()),
                SqlArray.column("bigint", rollups, Rollup::events),
                SqlArray.column("bigint", rollups, r -> r.units().failed()),
                SqlArray.column("bigint", rollups, r -> r.units().requests()),
                SqlArray.column("bigint", rollups, r -> r.units().rows()),
                SqlArray.column("bigint", rollups, r -> r.units().computeMicros()),
                SqlArray.column("bigint", rollups, r -> r.units().bytesIn()),
                SqlArray.column("bigint", rollups, r -> r.units().bytesOut()),
                SqlArray.column("text", rollups, r -> r.key().release()),
                SqlArray.column("bigint", rollups, r -> r.units().tokensIn()),
                SqlArray.column("bigint", rollups, r -> r.units().tokensOut()));
    }

    /** Adds to the counters; what each stands at now. */
    Map<QuotaUse.Key, Long> addQuotas(Collection<QuotaUse> quotas, Instant now) {
        Map<QuotaUse.Key, Long> used = new HashMap<>();
        database.query(
                """
                INSERT INTO quota_counter AS q
                    (subscription_id, period, tenant, partner, used, partition, updated_at)
                SELECT subscription_id, period, tenant, partner, used, partition, ?
                FROM unnest(?, ?, ?, ?, ?, ?) AS u (subscription_id, period, tenant, partner, used, partition)
                ON CONFLICT (subscription_id, period) DO UPDATE SET used = q.used + excluded.used,
                    partition = excluded.partition, updated_at = excluded.updated_at
                RETURNING subscription_id, period, used
                """,
                row -> used.put(
                        new QuotaUse.Key(
                                row.getObject("subscription_id", UUID.class),
                                row.getDate("period").toLocalDate()),
                        row.getLong("used")),
                now,
                SqlArray.column("uuid", quotas, q -> q.key().subscription()),
                SqlArray.column("date", quotas, q -> q.key().period().toString()),
                SqlArray.column("text", quotas, q -> q.owner().tenant()),
                SqlArray.column("text", quotas, q -> q.owner().model().partner().value()),
                SqlArray.column("bigint", quotas, QuotaUse::requests),
                SqlArray.column("int", quotas, QuotaUse::partition));
        return used;
    }

    /** Adds to the nodes' parts of hard quotas, behind the counters, whose rows are locked then. */
    void addNodeQuotas(Collection<NodeQuotaUse> uses) {
        database.update(
                """
                INSERT INTO quota_lease AS l (subscription_id, period, node, counted)
                SELECT * FROM unnest(?, ?, ?, ?)
                ON CONFLICT (subscription_id, period, node) DO UPDATE SET counted = l.counted + excluded.counted
                """,
                SqlArray.column("uuid", uses, use -> use.key().quota().subscription()),
                SqlArray.column("date", uses, use -> use.key().quota().period().toString()),
                SqlArray.column("text", uses, use -> use.key().node()),
                SqlArray.column("bigint", uses, NodeQuotaUse::requests));
    }

    /** How much of hard quotas is counted of each node, in those periods and the ones that follow. */
    Map<QuotaUse.Key, List<NodeShare>> nodeShares(Collection<QuotaUse.Key> keys) {
        Map<QuotaUse.Key, List<NodeShare>> shares = new HashMap<>();
        database.query(
                """
                SELECT k.subscription_id, k.period, l.period AS counted_in, l.node, l.counted FROM quota_lease l
                JOIN unnest(?, ?) AS k (subscription_id, period)
                  ON l.subscription_id = k.subscription_id AND l.period >= k.period WHERE l.counted > 0
                """,
                row -> shares.computeIfAbsent(
                                new QuotaUse.Key(
                                        row.getObject("subscription_id", UUID.class),
                                        row.getDate("period").toLocalDate()),
                                key -> new ArrayList<>())
                        .add(new NodeShare(
                                row.getString("node"),
                                row.getDate("counted_in").toLocalDate(),
                                row.getLong("counted"))),
                SqlArray.column("uuid", keys, QuotaUse.Key::subscription),
                SqlArray.column("date", keys, key -> key.period().toString()));
        return shares;
    }

    /**
     * Marks the levels of soft quotas that the counters have reached; each once in a period, and again for another
     * limit.
     */
    void markAlerts(Collection<QuotaUse.Key> counted, Instant now) {
        database.update(
                """
                INSERT INTO quota_alert (subscription_id, period, level, tenant, partner, quota, used, reached_at)
                SELECT c.subscription_id, c.period, l.level, c.tenant, c.partner, v.monthly_requests, c.used, ?
                FROM unnest(?, ?) AS k (subscription_id, period)
                JOIN quota_counter c ON (c.subscription_id, c.period) = (k.subscription_id, k.period)
                JOIN subscription s ON s.id = c.subscription_id
                JOIN plan_version v ON (v.plan_id, v.version) = (s.plan_id, s.plan_version)
                CROSS JOIN unnest(?) AS l (level)
                WHERE v.quota_kind = 'SOFT' AND c.used >= v.monthly_requests::numeric * l.level / 100
                ON CONFLICT DO NOTHING
                """,
                now,
                SqlArray.column("uuid", counted, QuotaUse.Key::subscription),
                SqlArray.column("date", counted, key -> key.period().toString()),
                new SqlArray("int", ALERT_LEVELS));
    }

    /** What is counted of a node in a period. */
    record NodeShare(String node, LocalDate period, long counted) {}
}
