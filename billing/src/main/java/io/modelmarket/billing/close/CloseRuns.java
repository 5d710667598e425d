package io.modelmarket.billing.close;

import io.modelmarket.billing.close.CloseRun.State;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs of final closes in their tables, and who did what with them. Within a transaction, across tenants only. */
@ApplicationScoped
class CloseRuns {

    private static final String RUN = "SELECT id, period, tenant, state, requested_by, approved_by FROM close_run ";

    private final Database database;
    private final InstantSource clock;

    @Inject
    CloseRuns(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    CloseRun open(YearMonth period, @Nullable String tenant, String by) {
        CloseRun run = new CloseRun(UUID.randomUUID(), period, tenant, State.AWAITING_APPROVAL, by, null);
        database.update(
                "INSERT INTO close_run (id, period, tenant, state, requested_by, requested_at) VALUES (?, ?, ?, ?, ?, ?)",
                run.id(),
                period.atDay(1),
                tenant,
                run.state(),
                by,
                clock.instant());
        return run;
    }

    /** By consumer. */
    void freeze(CloseRun run, SequencedMap<String, Frozen> frozen) {
        database.update(
                "INSERT INTO close_tenant (run_id, tenant, digest, terms) SELECT ?, * FROM unnest(?, ?, ?)",
                run.id(),
                SqlArray.text(frozen.keySet()),
                SqlArray.column("text", frozen.values(), Frozen::digest),
                SqlArray.column("text", frozen.values(), Frozen::terms));
        List<Row> rows = new ArrayList<>();
        frozen.forEach((tenant, one) -> one.drafts().forEach(draft -> rows.add(new Row(tenant, draft))));
        database.update(
                "INSERT INTO close_draft (run_id, tenant, currency, lines, tax_minor, total_minor)"
                        + " SELECT ?, * FROM unnest(?, ?, ?, ?, ?)",
                run.id(),
                SqlArray.column("text", rows, Row::tenant),
                SqlArray.column(
                        "text", rows, row -> row.draft().total().currency().getCurrencyCode()),
                SqlArray.column("int", rows, row -> row.draft().lines()),
                SqlArray.column("bigint", rows, row -> row.draft().tax().minorUnits()),
                SqlArray.column("bigint", rows, row -> row.draft().total().minorUnits()));
    }

    /** Frozen consumers of a run whose period it has not closed, in the order in which they are issued. */
    List<FrozenTenant> frozen(CloseRun run) {
        return database.query(
                """
                SELECT tenant, digest, terms FROM close_tenant f WHERE run_id = ? AND NOT EXISTS (
                    SELECT 1 FROM period_close c WHERE c.tenant = f.tenant AND c.run_id = f.run_id)
                ORDER BY tenant
                """,
                row -> new FrozenTenant(row.getString("tenant"), row.getString("digest"), row.getString("terms")),
                run.id());
    }

    /** Whether it has closed anybody's period. */
    boolean hasClosed(CloseRun run) {
        return database.first("SELECT 1 FROM period_close WHERE run_id = ? LIMIT 1", row -> true, run.id())
                .isPresent();
    }

    /** The run, held until the transaction ends. */
    CloseRun hold(UUID id) {
        return database.first(RUN + "WHERE id = ? FOR UPDATE", CloseRuns::read, id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no close " + id + "."));
    }

    /** How far it is, which nobody changes until the transaction ends. */
    State share(UUID id) {
        return database.first(RUN + "WHERE id = ? FOR SHARE", CloseRuns::read, id)
                .orElseThrow()
                .state();
    }

    /** One that is on its way for just this. */
    Optional<CloseRun> onItsWay(YearMonth period, @Nullable String tenant) {
        return database.first(RUN + """
                WHERE period = ? AND coalesce(tenant, '') = coalesce(?, '')
                    AND state IN ('AWAITING_APPROVAL', 'ISSUING') FOR UPDATE
                """, CloseRuns::read, period.atDay(1), tenant);
    }

    /** The first of the consumers, by name, whose month a run has frozen that nobody has approved or refused yet. */
    Optional<Awaiting> awaiting(List<TenantId> tenants, YearMonth month) {
        return database.first(
                """
                SELECT f.tenant, r.id FROM close_tenant f JOIN close_run r ON r.id = f.run_id
                WHERE r.state = 'AWAITING_APPROVAL' AND r.period = ? AND f.tenant = ANY (?) ORDER BY f.tenant LIMIT 1
                """,
                row -> new Awaiting(row.getString("tenant"), row.getObject("id", UUID.class)),
                month.atDay(1),
                SqlArray.column("text", tenants, TenantId::value));
    }

    /** Those that were interrupted while issuing, or are at it. */
    List<CloseRun> issuing() {
        return database.query(RUN + "WHERE state = 'ISSUING' ORDER BY requested_at", CloseRuns::read);
    }

    void become(CloseRun run, State state, String by, String detail) {
        database.update("UPDATE close_run SET state = ? WHERE id = ?", state, run.id());
        record(run, by, state.name(), detail);
    }

    void approve(CloseRun run, String by) {
        database.update("UPDATE close_run SET state = 'ISSUING', approved_by = ? WHERE id = ?", by, run.id());
        record(run, by, "APPROVED", "");
    }

    /** Lets the periods that the run has closed be closed again. */
    int reopen(CloseRun run) {
        return database.update(
                "UPDATE period_close SET reopened_at = ? WHERE run_id = ? AND reopened_at IS NULL",
                clock.instant(),
                run.id());
    }

    void record(CloseRun run, String by, String what, String detail) {
        database.update(
                "INSERT INTO close_event (run_id, at, by, what, detail) VALUES (?, ?, ?, ?, ?)",
                run.id(),
                clock.instant(),
                by,
                what,
                detail);
    }

    private static CloseRun read(ResultSet row) throws SQLException {
        return new CloseRun(
                row.getObject("id", UUID.class),
                YearMonth.from(row.getObject("period", LocalDate.class)),
                row.getString("tenant"),
                State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getString("approved_by"));
    }

    /**
     * A consumer of a run and what it was frozen at.
     *
     * @param terms null where they were not written down
     */
    record FrozenTenant(
            String tenant, String digest, @Nullable String terms) {}

    /** A consumer that a run has frozen and that awaits approval. */
    record Awaiting(String tenant, UUID run) {}

    private record Row(String tenant, Frozen.FrozenDraft draft) {}
}
