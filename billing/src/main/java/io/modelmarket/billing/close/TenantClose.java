package io.modelmarket.billing.close;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.directory.KnownTenant;
import io.modelmarket.billing.invoice.Draft;
import io.modelmarket.billing.invoice.Invoice;
import io.modelmarket.billing.invoice.Invoices;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.statement.Accrual;
import io.modelmarket.billing.tax.TaxDecision;
import io.modelmarket.billing.tax.TaxDecisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Closes a period for one consumer, in one transaction. Closes of the same consumer wait for one another; what the
 * first has billed the second finds billed.
 */
@ApplicationScoped
class TenantClose {

    private final Database database;
    private final CouponedUsage unbilled;
    private final Invoices invoices;
    private final RevenueSharing sharing;
    private final TaxDecisions taxes;
    private final InstantSource clock;

    @Inject
    TenantClose(
            Database database,
            CouponedUsage unbilled,
            Invoices invoices,
            RevenueSharing sharing,
            TaxDecisions taxes,
            InstantSource clock) {
        this.database = database;
        this.unbilled = unbilled;
        this.invoices = invoices;
        this.sharing = sharing;
        this.taxes = taxes;
        this.clock = clock;
    }

    /** Bills what is not billed of a month that goes on, an invoice for each currency; of a closed one, nothing. */
    @Transactional
    public List<Closed> interim(KnownTenant tenant, YearMonth month, String by) {
        hold(tenant);
        Period period = new Period(month, tenant.zone());
        if (isClosed(tenant, period)) {
            return List.of();
        }
        List<Draft> drafts = drafts(tenant, month, unbilled.of(tenant.id(), month, true));
        return drafts.isEmpty() ? List.of() : issue(tenant, period, null, by, drafts);
    }

    /** What a final close would issue now; nothing where the period is closed. */
    @Transactional
    public Optional<Frozen> freeze(KnownTenant tenant, YearMonth month) {
        return isClosed(tenant, new Period(month, tenant.zone()))
                ? Optional.empty()
                : Optional.of(Frozen.of(drafts(tenant, month, unbilled.of(tenant.id(), month, false))));
    }

    /**
     * Issues what was approved and closes the period; where that was done before, nothing.
     *
     * @param digest of what was frozen
     * @return empty where it is not what would be issued now: then nothing was issued
     */
    @Transactional
    public Optional<List<Closed>> issue(KnownTenant tenant, CloseRun run, String digest) {
        hold(tenant);
        Period period = new Period(run.period(), tenant.zone());
        if (isClosed(tenant, period)) {
            return Optional.of(List.of());
        }
        List<Draft> drafts = drafts(tenant, run.period(), unbilled.of(tenant.id(), run.period(), false));
        if (!Frozen.of(drafts).digest().equals(digest)) {
            return Optional.empty();
        }
        String by = Objects.requireNonNull(run.approvedBy());
        return Optional.of(issue(tenant, period, run.id(), by, drafts));
    }

    private List<Closed> issue(KnownTenant tenant, Period period, @Nullable UUID run, String by, List<Draft> drafts) {
        boolean interim = run == null;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID close = record(tenant, period, run, by, now);
        List<Closed> closed = new ArrayList<>();
        for (Draft draft : drafts) {
            Invoice invoice =
                    invoices.issue(new Invoice.Head(tenant.id(), draft.currency(), period, close, interim, now), draft);
            closed.add(new Closed(invoice, sharing.share(invoice, tenant.country())));
        }
        return closed;
    }

    private void hold(KnownTenant tenant) {
        database.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('close ' || ?, 0))",
                row -> true,
                tenant.id().value());
    }

    private boolean isClosed(KnownTenant tenant, Period period) {
        return database.first(
                        "SELECT 1 FROM period_close WHERE tenant = ? AND period = ? AND NOT interim"
                                + " AND reopened_at IS NULL",
                        row -> true,
                        tenant.id().value(),
                        period.firstDay())
                .isPresent();
    }

    private UUID record(KnownTenant tenant, Period period, @Nullable UUID run, String by, Instant now) {
        UUID id = UUID.randomUUID();
        database.update(
                """
                INSERT INTO period_close (id, tenant, period, interim, run_id, time_zone, closed_at, closed_by)
                VALUES (?, ?, ?, ?, ?::uuid, ?, ?, ?)
                """,
                id,
                tenant.id().value(),
                period.firstDay(),
                run == null,
                run,
                tenant.zone().getId(),
                now,
                by);
        return id;
    }

    private List<Draft> drafts(KnownTenant tenant, YearMonth month, List<Unbilled> usage) {
        Map<Currency, Bill> byCurrency = new LinkedHashMap<>();
        for (Unbilled item : usage) {
            Bill bill = Bill.of(item, month);
            if (!bill.lines().isEmpty()) {
                byCurrency.merge(item.tariff().currency(), bill, Bill::and);
            }
        }
        if (byCurrency.isEmpty()) {
            return List.of();
        }
        TaxDecision decision = taxes.of(tenant.id());
        LocalDate today = LocalDate.ofInstant(clock.instant(), tenant.zone());
        return byCurrency.values().stream()
                .map(bill -> Draft.of(bill.lines(), bill.coupons(), decision, today))
                .toList();
    }

    /** An invoice and how it was shared out. */
    record Closed(Invoice invoice, List<Accrual> accruals) {}
}
