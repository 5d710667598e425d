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

    private static final String COLUMNS =
            "SELECT subscription_id, tenant, plan_id, plan_version, due_at FROM subscription_change c ";

    /**
     * That no migration of the subscription which was due before the change is still to be done. A migration waits for
     * nothing: it does the changes that were due before it or with it first, so the two never wait for each other.
     */
    private static final String IS_NEXT = """
             AND NOT EXISTS (SELECT 1 FROM subscription_migration m WHERE m.subscription_id = c.subscription_id
                             AND m.done_at IS NULL AND m.due_at < c.due_at)
            """;

    private final Database database;

    @Inject
    Changes(Database database) {
        this.database = database;
    }

    /** Asks for another plan version, or with null for the end, instead of what was asked for before. */
    @Transactional(Transactional.TxType.MANDATORY)
    void ask(Subscription subscription, @Nullable PlanRef plan, Instant dueAt, Instant now) {
        database.update(
                """
                INSERT INTO subscription_change (subscription_id, tenant, plan_id, plan_version, due_at, requested_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (subscription_id) DO UPDATE SET plan_id = excluded.plan_id,
                    plan_version = excluded.plan_version, due_at = excluded.due_at, requested_at = excluded.requested_at
                """,
                subscription.id(),
                subscription.tenant(),
                plan == null ? null : plan.planId(),
                plan == null ? null : plan.version(),
                dueAt,
                now);
    }

    /** Forgets what was asked for; whether there was something. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean withdraw(UUID subscription) {
        return database.update("DELETE FROM subscription_change WHERE subscription_id = ?", subscription) > 0;
    }

    /** Takes a change that is due by then off the list, unless a migration goes before it. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Change> take(UUID subscription, Instant by) {
        return database.first(
                "DELETE FROM subscription_change c WHERE subscription_id = ? AND due_at <= ?" + IS_NEXT
                        + " RETURNING subscription_id, tenant, plan_id, plan_version, due_at",
                Changes::read,
                subscription,
                by);
    }

    /** What is asked for of the running tenant's subscriptions. */
    @Transactional
    Map<UUID, Change> pending() {
        return database.query(COLUMNS, Changes::read).stream()
                .collect(Collectors.toMap(Change::subscription, Function.identity()));
    }

    /** Those that are due and that no migration goes before, the oldest first. Across tenants only. */
    @Transactional
    List<Change> due(Instant now) {
        return database.query(
                COLUMNS + "WHERE due_at <= ?" + IS_NEXT + " ORDER BY due_at LIMIT ?", Changes::read, now, MOST);
    }

    private static Change read(ResultSet row) throws SQLException {
        UUID plan = row.getObject("plan_id", UUID.class);
        return new Change(
                row.getObject("subscription_id", UUID.class),
                row.getString("tenant"),
                plan == null ? null : new PlanRef(plan, row.getInt("plan_version")),
                Database.instant(row, "due_at"));
    }

    /**
     * A change that is asked for.
     *
     * @param plan to go on with, in the version that was in force when it was asked for; null: the subscription ends
     */
    record Change(
            UUID subscription, String tenant, @Nullable PlanRef plan, Instant dueAt) {}
}
