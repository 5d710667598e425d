package io.modelmarket.billing.statement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.meter.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which answered usage was shared with some line: each unit once, whatever the plan prices and on how many lines. Held
 * by the close of the consumer whose usage it is.
 */
@ApplicationScoped
public class SharedUsage {

    private final Database database;

    @Inject
    SharedUsage(Database database) {
        this.database = database;
    }

    /** By the terms that shared it, of what was shared before. Across tenants only. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<Key, Map<String, Units>> of(Collection<Key> keys) {
        Map<Key, Map<String, Units>> shared = new HashMap<>();
        database.query(
                """
                SELECT u.* FROM usage_shared u
                JOIN unnest(?, ?, ?, ?, ?) AS k (subscription_id, plan_id, plan_version, usage_period, version)
                    USING (subscription_id, plan_id, plan_version, usage_period, version)
                """,
                row -> shared.computeIfAbsent(key(row), key -> new HashMap<>()).put(row.getString("terms"), units(row)),
                SqlArray.column("uuid", keys, Key::subscription),
                SqlArray.column("uuid", keys, Key::plan),
                SqlArray.column("int", keys, Key::planVersion),
                SqlArray.column("date", keys, key -> key.usagePeriod().toString()),
                SqlArray.column("text", keys, Key::version));
        return shared;
    }

    /** All that is shared of these now, by the terms that share it. Across tenants only. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void store(Map<Key, Map<String, Units>> shared) {
        if (shared.isEmpty()) {
            return;
        }
        List<Row> rows = new ArrayList<>();
        shared.forEach((key, byTerms) -> byTerms.forEach((terms, units) -> rows.add(new Row(key, terms, units))));
        database.update(
                """
                INSERT INTO usage_shared (subscription_id, plan_id, plan_version, usage_period, version, terms,
                    requests, rows_in, compute_micros, bytes_in, bytes_out, tokens_in, tokens_out)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (subscription_id, plan_id, plan_version, usage_period, version, terms) DO UPDATE
                SET requests = excluded.requests, rows_in = excluded.rows_in, compute_micros = excluded.compute_micros,
                    bytes_in = excluded.bytes_in, bytes_out = excluded.bytes_out, tokens_in = excluded.tokens_in,
                    tokens_out = excluded.tokens_out
                """,
                SqlArray.column("uuid", rows, row -> row.key().subscription()),
                SqlArray.column("uuid", rows, row -> row.key().plan()),
                SqlArray.column("int", rows, row -> row.key().planVersion()),
                SqlArray.column("date", rows, row -> row.key().usagePeriod().toString()),
                SqlArray.column("text", rows, row -> row.key().version()),
                SqlArray.column("text", rows, Row::terms),
                of(rows, Meter.REQUESTS),
                of(rows, Meter.ROWS),
                of(rows, Meter.COMPUTE_TIME),
                of(rows, Meter.BYTES_IN),
                of(rows, Meter.BYTES_OUT),
                of(rows, Meter.TOKENS_IN),
                of(rows, Meter.TOKENS_OUT));
    }

    private static SqlArray of(List<Row> rows, Meter meter) {
        return SqlArray.column("bigint", rows, row -> row.units().of(meter));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getObject("subscription_id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getInt("plan_version"),
                row.getObject("usage_period", LocalDate.class),
                row.getString("version"));
    }

    private static Units units(ResultSet row) throws SQLException {
        Map<Meter, Long> counted = new EnumMap<>(Meter.class);
        counted.put(Meter.REQUESTS, row.getLong("requests"));
        counted.put(Meter.ROWS, row.getLong("rows_in"));
        counted.put(Meter.COMPUTE_TIME, row.getLong("compute_micros"));
        counted.put(Meter.BYTES_IN, row.getLong("bytes_in"));
        counted.put(Meter.BYTES_OUT, row.getLong("bytes_out"));
        counted.put(Meter.TOKENS_IN, row.getLong("tokens_in"));
        counted.put(Meter.TOKENS_OUT, row.getLong("tokens_out"));
        return new Units(counted);
    }

    /**
     * What a release has answered a subscription under a plan version in a period; an empty version where none is
     * known.
     */
    public record Key(UUID subscription, UUID plan, int planVersion, LocalDate usagePeriod, String version) {}

    private record Row(Key key, String terms, Units units) {}
}
