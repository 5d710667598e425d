package io.modelmarket.billing.close;

import io.modelmarket.billing.directory.KnownTenant;
import io.modelmarket.billing.invoice.Draft;
import io.modelmarket.billing.tax.TaxDecision;
import io.modelmarket.billing.tax.TaxDecisions;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rates what is to be billed of consumers: an invoice to be for each of their currencies. Within a transaction only.
 */
@ApplicationScoped
class Drafts {

    private final CouponedUsage unbilled;
    private final TaxDecisions taxes;
    private final InstantSource clock;

    @Inject
    Drafts(CouponedUsage unbilled, TaxDecisions taxes, InstantSource clock) {
        this.unbilled = unbilled;
        this.taxes = taxes;
        this.clock = clock;
    }

    /**
     * By consumer; none for whom there is nothing to bill.
     *
     * @param interim whether the month goes on: what is known only at its end is left out
     */
    Map<TenantId, List<Draft>> of(List<KnownTenant> consumers, YearMonth month, boolean interim) {
        List<TenantId> ids = consumers.stream().map(KnownTenant::id).toList();
        Map<TenantId, Map<Currency, List<Bill>>> bills = bills(ids, month, interim);
        Map<TenantId, TaxDecision> decisions = taxes.of(ids);
        Map<TenantId, List<Draft>> drafts = new HashMap<>();
        for (KnownTenant consumer : consumers) {
            drafts.put(
                    consumer.id(),
                    drafts(
                            consumer,
                            bills.getOrDefault(consumer.id(), Map.of()),
                            Objects.requireNonNull(decisions.get(consumer.id()))));
        }
        return drafts;
    }

    /** Rated as they are read: only what comes to a line is kept, however much of all months is billed already. */
    private Map<TenantId, Map<Currency, List<Bill>>> bills(List<TenantId> ids, YearMonth month, boolean interim) {
        Map<TenantId, Map<Currency, List<Bill>>> bills = new HashMap<>();
        unbilled.each(ids, month, interim, (tenant, item) -> {
            Bill bill = Bill.of(item, month);
            if (!bill.lines().isEmpty()) {
                bills.computeIfAbsent(tenant, one -> new LinkedHashMap<>())
                        .computeIfAbsent(item.tariff().currency(), currency -> new ArrayList<>())
                        .add(bill);
            }
        });
        return bills;
    }

    private List<Draft> drafts(KnownTenant consumer, Map<Currency, List<Bill>> bills, TaxDecision decision) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), consumer.zone());
        return bills.values().stream()
                .map(Bill::together)
                .map(bill -> Draft.of(bill.lines(), bill.coupons(), decision, today))
                .toList();
    }
}
