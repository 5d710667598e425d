package io.modelmarket.billing.usage;

import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.quota.Quotas;
import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.usage.fold.QuotaUse;
import io.modelmarket.billing.usage.fold.Totals;
import io.modelmarket.contracts.event.proto.NodeMark;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Adds what counts to rollups and quota counters, and tells data planes. Within the transaction that decides it. */
@ApplicationScoped
class Counting {

    private final IntakeStore store;
    private final Quotas quotas;

    @Inject
    Counting(IntakeStore store, Quotas quotas) {
        this.store = store;
        this.quotas = quotas;
    }

    /** Adds the sums, and marks the levels of soft quotas that are reached; what each counter stands at now. */
    Map<QuotaUse.Key, Long> add(Sums sums, Instant now) {
        Totals totals = sums.totals();
        if (!totals.rollups().isEmpty()) {
            store.addRollups(totals.rollups());
        }
        Map<QuotaUse.Key, Long> used = totals.quotas().isEmpty() ? Map.of() : store.addQuotas(totals.quotas(), now);
        if (!totals.nodes().isEmpty()) {
            store.addNodeQuotas(totals.nodes());
        }
        List<QuotaUse.Key> soft = totals.quotas().stream()
                .map(QuotaUse::key)
                .filter(key -> sums.subscription(key).hasSoftQuota())
                .toList();
        if (!soft.isEmpty()) {
            store.markAlerts(soft, now);
        }
        return used;
    }

    /**
     * Tells of subscriptions whose calls data planes bound by what is counted, and not of periods that are over. Hard
     * quotas' shares are told with every count, for the next plan may have one.
     */
    void publish(Sums sums, Map<QuotaUse.Key, Long> used, Instant now) {
        List<QuotaUse> told = sums.totals().quotas().stream()
                .filter(use -> use.quota() || sums.subscription(use.key()).hasBoundedQuota())
                .filter(use -> sums.period(use).to().isAfter(now))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        Map<Integer, List<NodeMark>> marks = new HashMap<>();
        Map<QuotaUse.Key, List<IntakeStore.NodeShare>> shares =
                store.nodeShares(told.stream().map(QuotaUse::key).toList());
        List<Quotas.Counted> counted = new ArrayList<>();
        for (QuotaUse use : told) {
            Metered subscription = sums.subscription(use.key());
            counted.add(new Quotas.Counted(
                    subscription.id(),
                    sums.period(use),
                    Objects.requireNonNull(used.get(use.key())),
                    marks.computeIfAbsent(use.partition(), quotas::marks),
                    shares.getOrDefault(use.key(), List.of()).stream()
                            .map(share ->
                                    Quotas.use(share.node(), share.period(), subscription.zone(), share.counted()))
                            .toList()));
        }
        quotas.publishAll(counted);
    }

    /**
     * What is added.
     *
     * @param subscriptions each that the totals name
     */
    record Sums(Totals totals, Map<UUID, Metered> subscriptions) {

        private Metered subscription(QuotaUse.Key use) {
            return Objects.requireNonNull(subscriptions.get(use.subscription()));
        }

        private Period period(QuotaUse use) {
            return Period.starting(use.key().period(), subscription(use.key()).zone());
        }
    }
}
