package io.modelmarket.billing.close;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.directory.KnownTenant;
import io.modelmarket.billing.invoice.Draft;
import io.modelmarket.billing.invoice.Invoice;
import io.modelmarket.billing.invoice.Invoices;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.statement.Accrual;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Closes a period for some consumers, in one transaction whose statements are as many for several as for one. Closes of
 * the same consumer wait for one another; what the first has billed the second finds billed.
 */
@ApplicationScoped
class TenantClose {

    private final Database database;
    private final Drafts drafts;
    private final Invoices invoices;
    private final LineDivisions divisions;
    private final RevenueSharing sharing;
    private final InstantSource clock;

    @Inject
    TenantClose(
            Database database,
            Drafts drafts,
            Invoices invoices,
            LineDivisions divisions,
            RevenueSharing sharing,
            InstantSource clock) {
        this.database = database;
        this.drafts = drafts;
        this.invoices = invoices;
        this.divisions = divisions;
        this.sharing = sharing;
        this.clock = clock;
    }

    /** Bills what is not billed of a month that goes on, an invoice for each currency; of a closed one, nothing. */
    @Transactional
    public List<Closed> interim(KnownTenant tenant, YearMonth month, String by) {
        List<KnownTenant> one = List.of(tenant);
        hold(one);
        if (!closed(one, month).isEmpty()) {
            return List.of();
        }
        List<Draft> due = drafts.of(one, month, true).getOrDefault(tenant.id(), List.of());
        List<Due> dues = due.isEmpty() ? List.of() : List.of(new Due(tenant, due));
        return issue(dues, divisions.of(dues), month, null, by);
    }

    /** What a final close would issue now, by consumer in their order; without those whose period is closed. */
    @Transactional
    public SequencedMap<String, Frozen> freeze(List<KnownTenant> tenants, YearMonth month) {
        List<KnownTenant> open = open(tenants, month);
        List<Due> due = due(open, month);
        Divisions divided = divisions.of(due);
        SequencedMap<String, Frozen> frozen = new LinkedHashMap<>();
        due.forEach(one -> frozen.put(one.tenant().id().value(), Frozen.of(one.drafts(), divided.terms(one))));
        return frozen;
    }

    /**
     * Issues what was approved and closes the period, without those of whom something else would be issued now; where
     * it was done before, nothing.
     */
    @Transactional
    public Issued issue(List<Approved> approved, CloseRun run) {
        List<KnownTenant> tenants = approved.stream().map(Approved::tenant).toList();
        hold(tenants);
        Set<TenantId> closed = closed(tenants, run.period());
        List<Approved> open = approved.stream()
                .filter(one -> !closed.contains(one.tenant().id()))
                .toList();
        List<Due> due = due(open.stream().map(Approved::tenant).toList(), run.period());
        Divisions divided = divisions.of(due);
        List<Due> asApproved = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            Due one = due.get(i);
            Frozen.of(one.drafts(), divided.terms(one))
                    .since(open.get(i).digest(), open.get(i).terms())
                    .ifPresentOrElse(
                            what -> changed.add(new Changed(one.tenant().id().value(), what)),
                            () -> asApproved.add(one));
        }
        String by = Objects.requireNonNull(run.approvedBy());
        return new Issued(issue(asApproved, divided, run.period(), run.id(), by), List.copyOf(changed));
    }

    private List<Due> due(List<KnownTenant> tenants, YearMonth month) {
        Map<TenantId, List<Draft>> drafted = drafts.of(tenants, month, false);
        return tenants.stream()
                .map(tenant -> new Due(tenant, drafted.getOrDefault(tenant.id(), List.of())))
                .toList();
    }

    private List<Closed> issue(List<Due> due, Divisions divided, YearMonth month, @Nullable UUID run, String by) {
        if (due.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<UUID> closes = record(due, month, run, by, now);
        List<Invoices.Order> orders = new ArrayList<>();
        List<Buyers> buyers = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            KnownTenant tenant = due.get(i).tenant();
            for (Draft draft : due.get(i).drafts()) {
                orders.add(new Invoices.Order(
                        new Invoice.Head(
                                tenant.id(),
                                draft.currency(),
                                new Period(month, tenant.zone()),
                                closes.get(i),
                                run == null,
                                now),
                        draft));
                buyers.add(due.get(i).buyers(draft));
            }
        }
        return shared(invoices.issue(orders), buyers, divided);
    }

    private List<Closed> shared(List<Invoice> issued, List<Buyers> buyers, Divisions divided) {
        List<RevenueSharing.Sale> sales = new ArrayList<>();
        for (int i = 0; i < issued.size(); i++) {
            sales.add(new RevenueSharing.Sale(issued.get(i), buyers.get(i)));
        }
        List<List<Accrual>> accruals = sharing.share(sales, divided);
        List<Closed> closed = new ArrayList<>();
        for (int i = 0; i < issued.size(); i++) {
            closed.add(new Closed(issued.get(i), accruals.get(i)));
        }
        return closed;
    }

    /** In order, so that nobody waits in a circle. */
    private void hold(List<KnownTenant> tenants) {
        database.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('close ' || t, 0)) FROM unnest(?) AS t",
                row -> true,
                new SqlArray(
                        "text",
                        tenants.stream()
                                .map(tenant -> tenant.id().value())
                                .sorted()
                                .toList()));
    }

    private List<KnownTenant> open(List<KnownTenant> tenants, YearMonth month) {
        Set<TenantId> closed = closed(tenants, month);
        return tenants.stream().filter(tenant -> !closed.contains(tenant.id())).toList();
    }

    /** Those whose period is closed. */
    private Set<TenantId> closed(List<KnownTenant> tenants, YearMonth month) {
        return Set.copyOf(database.query(
                "SELECT tenant FROM period_close WHERE tenant = ANY (?) AND period = ? AND NOT interim"
                        + " AND reopened_at IS NULL",
                row -> new TenantId(row.getString("tenant")),
                SqlArray.column("text", tenants, tenant -> tenant.id().value()),
                month.atDay(1)));
    }

    /** The closes' ids, in the order of what is due. */
    private List<UUID> record(List<Due> due, YearMonth month, @Nullable UUID run, String by, Instant now) {
        List<UUID> ids = due.stream().map(one -> UUID.randomUUID()).toList();
        database.update(
                """
                INSERT INTO period_close (id, tenant, time_zone, period, interim, run_id, closed_at, closed_by)
                SELECT c.id, c.tenant, c.time_zone, ?::date, ?::boolean, ?::uuid, ?::timestamptz, ?::text
                FROM unnest(?, ?, ?) AS c (id, tenant, time_zone)
                """,
                month.atDay(1),
                run == null,
                run,
                now,
                by,
                new SqlArray("uuid", ids),
                SqlArray.column("text", due, one -> one.tenant().id().value()),
                SqlArray.column("text", due, one -> one.tenant().zone().getId()));
        return ids;
    }

    /**
     * A consumer and what was frozen of it.
     *
     * @param terms null where they were not written down
     */
    record Approved(
            KnownTenant tenant, String digest, @Nullable String terms) {}

    /**
     * What was issued.
     *
     * @param changed the consumers of whom something is not what was approved; nothing of theirs was issued
     */
    record Issued(List<Closed> closed, List<Changed> changed) {}

    /** What of a consumer has changed. */
    record Changed(String tenant, Frozen.Change what) {}

    /** An invoice and how it was shared out. */
    record Closed(Invoice invoice, List<Accrual> accruals) {}
}
