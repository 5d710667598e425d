package io.modelmarket.billing.migration;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.plan.PlanVersion;
import io.modelmarket.billing.plan.Plans;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a partner announces for the subscriptions to its plans. */
@ApplicationScoped
class PlanMigrations {

    /**
     * Due at the earliest when the version is sold; months and days are those of the subscription's zone. A period that
     * has begun before that is not interrupted.
     */
    private static final String ANNOUNCE = """
            INSERT INTO subscription_migration (migration_id, subscription_id, tenant, partner, plan_id, to_version,
                announced_at, due_at)
            SELECT m.id, s.id, s.tenant, s.partner, m.plan_id, m.to_version, m.announced_at,
                   CASE m.way
                       WHEN 'NOW' THEN greatest(v.sold_at, m.announced_at)
                       WHEN 'PERIOD_END' THEN (date_trunc('month',
                           greatest(v.sold_at - interval '1 microsecond', m.announced_at) AT TIME ZONE s.time_zone)
                               + interval '1 month') AT TIME ZONE s.time_zone
                       ELSE greatest(v.sold_at, ((m.announced_at AT TIME ZONE s.time_zone)
                           + make_interval(days => m.notice_days)) AT TIME ZONE s.time_zone) END
            FROM plan_migration m CROSS JOIN (SELECT ?::timestamptz AS sold_at) v
            JOIN subscription s ON s.plan_id = m.plan_id AND s.plan_version < m.to_version
            WHERE m.id = ? AND s.status <> 'CANCELLED'
            """;

    private static final String SELECT = """
            SELECT m.id, m.plan_id, m.to_version, m.way, m.notice_days, m.announced_at, m.withdrawn_at,
                   (SELECT count(*) FROM subscription_migration x
                    WHERE x.migration_id = m.id AND x.done_at IS NULL AND
            """ + Migrations.MOVES + """
                    ) AS waiting,
                   (SELECT count(*) FROM subscription_migration x
                    WHERE x.migration_id = m.id AND x.done_at IS NOT NULL) AS done
            FROM plan_migration m WHERE m.tenant = ? AND m.plan_id = ?
            """;

    private final Database database;
    private final Plans plans;
    private final InstantSource clock;

    @Inject
    PlanMigrations(Database database, Plans plans, InstantSource clock) {
        this.database = database;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * Announces a migration of all subscriptions on earlier versions of a plan.
     *
     * @param noticeDays of {@link Way#NOTICE}
     * @throws ProblemException when the tenant has no such plan, or the plan no such version
     */
    @Transactional
    public Announced announce(TenantId partner, Wanted wanted, @Nullable Integer noticeDays, String by) {
        PlanVersion version = plans.version(wanted.plan(), wanted.toVersion())
                .filter(known -> known.model().partner().equals(partner))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "There is no version " + wanted.toVersion() + " of a plan " + wanted.plan() + " here."));
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.update("""
                INSERT INTO plan_migration (id, tenant, plan_id, to_version, way, notice_days, announced_at, announced_by)
                VALUES (?, ?, ?, ?, ?, ?::int, ?, ?)
                """, id, partner.value(), wanted.plan(), wanted.toVersion(), wanted.way(), noticeDays, now, by);
        database.update(ANNOUNCE, version.effectiveAt(), id);
        return find(partner, wanted.plan(), id).orElseThrow();
    }

    /** Latest first. */
    @Transactional
    public List<Announced> list(TenantId partner, UUID plan, Page page) {
        return database.query(
                SELECT + " ORDER BY m.announced_at DESC, m.id LIMIT ? OFFSET ?",
                PlanMigrations::read,
                partner.value(),
                plan,
                page.rowsToRead(),
                page.offset());
    }

    /**
     * Takes back what is not done yet. Again changes nothing.
     *
     * @throws ProblemException when there is none
     */
    @Transactional
    public Announced withdraw(TenantId partner, UUID plan, UUID id) {
        Announced announced = find(partner, plan, id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no migration " + id + "."));
        database.update(
                "UPDATE plan_migration SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL",
                clock.instant(),
                announced.id());
        database.update("DELETE FROM subscription_migration WHERE migration_id = ? AND done_at IS NULL", id);
        return find(partner, plan, id).orElseThrow();
    }

    private Optional<Announced> find(TenantId partner, UUID plan, UUID id) {
        return database.first(SELECT + " AND m.id = ?", PlanMigrations::read, partner.value(), plan, id);
    }

    private static Announced read(ResultSet row) throws SQLException {
        return new Announced(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getInt("to_version"),
                Way.valueOf(row.getString("way")),
                Database.intOrNull(row, "notice_days"),
                Database.instant(row, "announced_at"),
                Database.instantOrNull(row, "withdrawn_at"),
                row.getLong("waiting"),
                row.getLong("done"));
    }

    /** When subscriptions go on at the version. */
    enum Way {
        NOW,
        /** With the first instant of the next period in each subscription's zone. */
        PERIOD_END,
        /** So many days after the announcement. */
        NOTICE
    }

    /** To which version of which plan, and when. */
    record Wanted(UUID plan, int toVersion, Way way) {}

    /**
     * A migration in JSON.
     *
     * @param waiting subscriptions that it will move
     * @param done subscriptions that are moved, or for which it came to nothing
     */
    record Announced(
            UUID id,
            UUID planId,
            int toVersion,
            Way when,
            @Nullable Integer noticeDays,
            Instant announcedAt,
            @Nullable Instant withdrawnAt,
            long waiting,
            long done) {}
}
