package io.modelmarket.billing.migration;

import io.modelmarket.billing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is announced for subscriptions and not done yet. */
@ApplicationScoped
public class Migrations {

    /** Migrations carried out in one go. */
    private static final int MOST = 500;

    private static final String COLUMNS =
            "migration_id, subscription_id, tenant, plan_id, to_version, announced_at, due_at ";

    /** Whether the migration {@code x} still means something: it would move its subscription if it were due now. */
    static final String MOVES = """
            EXISTS (SELECT 1 FROM subscription s WHERE s.id = x.subscription_id AND s.plan_id = x.plan_id
                    AND s.plan_version < x.to_version AND s.status <> 'CANCELLED')
            """;

    private final Database database;

    @Inject
    Migrations(Database database) {
        this.database = database;
    }

    /** The next one of each of the running tenant's subscriptions, of those that will move it. */
    @Transactional
    public Map<UUID, ComingMigration> coming(String tenant) {
        return database
                .query(
                        "SELECT DISTINCT ON (subscription_id) " + COLUMNS
                                + "FROM subscription_migration x WHERE tenant = ? AND done_at IS NULL AND " + MOVES
                                + " ORDER BY subscription_id, due_at, to_version",
                        Migrations::read,
                        tenant)
                .stream()
                .collect(Collectors.toMap(ComingMigration::subscription, Function.identity()));
    }

    /** Those that are due, the oldest first. Across tenants only. */
    @Transactional
    public List<ComingMigration> due(Instant now) {
        return database.query(
                "SELECT " + COLUMNS + "FROM subscription_migration WHERE done_at IS NULL AND due_at <= ?"
                        + " ORDER BY due_at, to_version LIMIT ?",
                Migrations::read,
                now,
                MOST);
    }

    /** Takes one that is due off the list; empty where that was done before, or it was withdrawn. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ComingMigration> take(UUID migration, UUID subscription, Instant now) {
        return database.first(
                "UPDATE subscription_migration SET done_at = ? WHERE migration_id = ? AND subscription_id = ?"
                        + " AND done_at IS NULL AND due_at <= ? RETURNING " + COLUMNS,
                Migrations::read,
                now,
                migration,
                subscription,
                now);
    }

    private static ComingMigration read(ResultSet row) throws SQLException {
        return new ComingMigration(
                row.getObject("migration_id", UUID.class),
                row.getObject("subscription_id", UUID.class),
                row.getString("tenant"),
                row.getObject("plan_id", UUID.class),
                row.getInt("to_version"),
                Database.instant(row, "announced_at"),
                Database.instant(row, "due_at"));
    }
}
