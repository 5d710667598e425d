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
        Map<TenantId, List<Unbilled>> usage = unbilled.of(ids, month, interim);
        Map<TenantId, TaxDecision> decisions = taxes.of(ids);
        Map<TenantId, List<Draft>> drafts = new HashMap<>();
        for (KnownTenant consumer : consumers) {
            drafts.put(
                    consumer.id(),
                    drafts(
                            consumer,
                            month,
                            usage.getOrDefault(consumer.id(), List.of()),
                            Objects.requireNonNull(decisions.get(consumer.id()))));
        }
        return drafts;
    }

    private List<Draft> drafts(KnownTenant consumer, YearMonth month, List<Unbilled> usage, TaxDecision decision) {
        Map<Currency, Bill> byCurrency = new LinkedHashMap<>();
        for (Unbilled item : usage) {
            Bill bill = Bill.of(item, month);
            if (!bill.lines().isEmpty()) {
                byCurrency.merge(item.tariff().currency(), bill, Bill::and);
            }
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), consumer.zone());
        return byCurrency.values().stream()
                .map(bill -> Draft.of(bill.lines(), bill.coupons(), decision, today))
                .toList();
    }
}
