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
    private final RevenueSharing sharing;
    private final InstantSource clock;

    @Inject
    TenantClose(Database database, Drafts drafts, Invoices invoices, RevenueSharing sharing, InstantSource clock) {
        this.database = database;
        this.drafts = drafts;
        this.invoices = invoices;
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
        return due.isEmpty() ? List.of() : issue(List.of(new Due(tenant, due)), month, null, by);
    }

    /** What a final close would issue now, by consumer in their order; without those whose period is closed. */
    @Transactional
    public SequencedMap<String, Frozen> freeze(List<KnownTenant> tenants, YearMonth month) {
        List<KnownTenant> open = open(tenants, month);
        Map<TenantId, List<Draft>> due = drafts.of(open, month, false);
        SequencedMap<String, Frozen> frozen = new LinkedHashMap<>();
        open.forEach(tenant -> frozen.put(tenant.id().value(), Frozen.of(due.getOrDefault(tenant.id(), List.of()))));
        return frozen;
    }

    /**
     * Issues what was approved and closes the period, one consumer after another up to the first of whom something else
     * would be issued now; where it was done before, nothing.
     */
    @Transactional
    public Issued issue(List<Approved> approved, CloseRun run) {
        List<KnownTenant> tenants = approved.stream().map(Approved::tenant).toList();
        hold(tenants);
        Set<TenantId> closed = closed(tenants, run.period());
        List<Approved> open = approved.stream()
                .filter(one -> !closed.contains(one.tenant().id()))
                .toList();
        Map<TenantId, List<Draft>> drafted =
                drafts.of(open.stream().map(Approved::tenant).toList(), run.period(), false);
        List<Due> due = new ArrayList<>();
        String changed = null;
        for (Approved one : open) {
            List<Draft> now = drafted.getOrDefault(one.tenant().id(), List.of());
            if (!Frozen.of(now).digest().equals(one.digest())) {
                changed = one.tenant().id().value();
                break;
            }
            due.add(new Due(one.tenant(), now));
        }
        return new Issued(issue(due, run.period(), run.id(), Objects.requireNonNull(run.approvedBy())), changed);
    }

    private List<Closed> issue(List<Due> due, YearMonth month, @Nullable UUID run, String by) {
        if (due.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<UUID> closes = record(due, month, run, by, now);
        List<Invoices.Order> orders = new ArrayList<>();
        List<String> countries = new ArrayList<>();
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
                countries.add(tenant.country());
            }
        }
        return shared(invoices.issue(orders), countries);
    }

    private List<Closed> shared(List<Invoice> issued, List<String> countries) {
        List<RevenueSharing.Sale> sales = new ArrayList<>();
        for (int i = 0; i < issued.size(); i++) {
            sales.add(new RevenueSharing.Sale(issued.get(i), countries.get(i)));
        }
        List<List<Accrual>> accruals = sharing.share(sales);
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

    /** A consumer and the digest of what was frozen. */
    record Approved(KnownTenant tenant, String digest) {}

    /**
     * What was issued.
     *
     * @param changed the consumer whose figures are not what was approved; none of its invoices, nor of those after it,
     *     was issued
     */
    record Issued(List<Closed> closed, @Nullable String changed) {}

    /** An invoice and how it was shared out. */
    record Closed(Invoice invoice, List<Accrual> accruals) {}

    /** A consumer and its invoices to be. */
    private record Due(KnownTenant tenant, List<Draft> drafts) {}
}
