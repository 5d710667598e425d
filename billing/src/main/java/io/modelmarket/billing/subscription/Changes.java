package io.modelmarket.billing.subscription;

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
import org.jspecify.annotations.Nullable;

/** What consumers have asked for at the end of their periods: one change a subscription, the last one asked for. */
@ApplicationScoped
class Changes {

    /** Changes carried out in one go. */
    private static final int MOST = 500;

    private static final String COLUMNS = "SELECT subscription_id, tenant, plan_id, due_at FROM subscription_change ";

    private final Database database;

    @Inject
    Changes(Database database) {
        this.database = database;
    }

    /** Asks for another plan, or with null for the end, instead of what was asked for before. */
    @Transactional(Transactional.TxType.MANDATORY)
    void ask(Subscription subscription, @Nullable UUID plan, Instant dueAt, Instant now) {
        database.update("""
                INSERT INTO subscription_change (subscription_id, tenant, plan_id, due_at, requested_at)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (subscription_id) DO UPDATE SET plan_id = excluded.plan_id, due_at = excluded.due_at,
                    requested_at = excluded.requested_at
                """, subscription.id(), subscription.tenant(), plan, dueAt, now);
    }

    /** Forgets what was asked for; whether there was something. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean withdraw(UUID subscription) {
        return database.update("DELETE FROM subscription_change WHERE subscription_id = ?", subscription) > 0;
    }

    /** Takes a change that is due off the list. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Change> take(UUID subscription, Instant now) {
        return database.first(
                "DELETE FROM subscription_change WHERE subscription_id = ? AND due_at <= ?"
                        + " RETURNING subscription_id, tenant, plan_id, due_at",
                Changes::read,
                subscription,
                now);
    }

    /** What is asked for of the running tenant's subscriptions. */
    @Transactional
    Map<UUID, Change> pending() {
        return database.query(COLUMNS, Changes::read).stream()
                .collect(Collectors.toMap(Change::subscription, Function.identity()));
    }

    /** Those that are due, the oldest first. Across tenants only. */
    @Transactional
    List<Change> due(Instant now) {
        return database.query(COLUMNS + "WHERE due_at <= ? ORDER BY due_at LIMIT ?", Changes::read, now, MOST);
    }

    private static Change read(ResultSet row) throws SQLException {
        return new Change(
                row.getObject("subscription_id", UUID.class),
                row.getString("tenant"),
                row.getObject("plan_id", UUID.class),
                Database.instant(row, "due_at"));
    }

    /**
     * A change that is asked for.
     *
     * @param plan to go on with; null: the subscription ends
     */
    record Change(
            UUID subscription, String tenant, @Nullable UUID plan, Instant dueAt) {}
}
