package io.modelmarket.billing.report;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.rating.Component;
import io.modelmarket.billing.rating.Consumption;
import io.modelmarket.billing.rating.Rating;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.contracts.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A subscription's usage on one plan version in one period, and what became of it, from five books that are kept apart.
 *
 * @param used what the rollups hold, by meter
 * @param failed requests that were not answered
 * @param billedConsumption quantities the invoice lines hold, by component
 * @param couponed what coupons took off the lines, as the invoices say
 * @param invoiced sum of the invoice lines
 * @param credited sum of the credit notes of them
 * @param receivable what the ledger has debited the consumer for them
 * @param shared sum of the accruals of the lines, less what credit notes took back
 * @param payable what the ledger has credited the participants for them
 */
record ReportLine(
        Subject subject,
        Tariff tariff,
        Map<Meter, Long> used,
        long failed,
        Consumption billedConsumption,
        Money couponed,
        Money invoiced,
        Money credited,
        Money receivable,
        Money shared,
        Money payable) {

    /** The charge for what is billed, rated anew, less coupons. */
    Money charged() {
        return Rating.total(tariff, billedConsumption).minus(couponed);
    }

    /** Requests that were answered. */
    long requests() {
        return used(Meter.REQUESTS);
    }

    /** Requests the invoice lines hold, where the plan prices requests. */
    long billed() {
        return billed(Meter.REQUESTS).getMax();
    }

    /** Requests that no invoice holds yet; none where the plan does not price requests. */
    long unbilled() {
        return tariff.charges(Meter.REQUESTS) ? use(Meter.REQUESTS).unbilled() : 0;
    }

    /** Each meter the plan prices: what the rollups hold beside what the invoice lines do. */
    List<MeterUse> meters() {
        return Stream.of(Meter.values()).filter(tariff::charges).map(this::use).toList();
    }

    /** Between the charge for what is billed, and for as much of it as the rollups hold; without sign. */
    Money chargedDifference() {
        Map<Integer, Long> held = new HashMap<>(billedConsumption.quantities());
        held.replaceAll((place, billed) ->
                tariff.at(place) instanceof Component.Usage usage ? Math.min(billed, used(usage.meter())) : billed);
        held.values().removeIf(quantity -> quantity == 0);
        Money apart = Rating.total(tariff, billedConsumption)
                .minus(Rating.total(tariff, new Consumption(billedConsumption.periodLength(), held)));
        return new Money(Math.absExact(apart.minorUnits()), apart.currency());
    }

    Money invoicedDifference() {
        return charged().minus(invoiced);
    }

    Money receivableDifference() {
        return invoiced.minus(credited).minus(receivable);
    }

    Money sharedDifference() {
        return invoiced.minus(credited).minus(shared);
    }

    Money payableDifference() {
        return shared.minus(payable);
    }

    /** What disagrees, all of it added up without regard to sign: zero only where every book agrees. */
    Money difference() {
        long sum = Stream.of(
                        chargedDifference(),
                        invoicedDifference(),
                        receivableDifference(),
                        sharedDifference(),
                        payableDifference())
                .mapToLong(money -> Math.absExact(money.minorUnits()))
                .sum();
        return new Money(sum, tariff.currency());
    }

    /** Whether the books agree. Usage that is not billed yet is no disagreement; billing more than was used is. */
    boolean reconciled() {
        return meters().stream().allMatch(meter -> meter.overbilled() == 0)
                && difference().minorUnits() == 0;
    }

    private long used(Meter meter) {
        return used.getOrDefault(meter, 0L);
    }

    private MeterUse use(Meter meter) {
        LongSummaryStatistics billed = billed(meter);
        long overbilled = Math.max(0, billed.getMax() - used(meter));
        return new MeterUse(
                meter,
                used(meter),
                billed.getMax(),
                overbilled > 0 ? -overbilled : used(meter) - billed.getMin(),
                overbilled);
    }

    /** What the components that price a meter have billed of it; interim bills leave some of them out. */
    private LongSummaryStatistics billed(Meter meter) {
        LongSummaryStatistics billed = IntStream.rangeClosed(
                        1, tariff.components().size())
                .filter(place -> tariff.at(place) instanceof Component.Usage usage && usage.meter() == meter)
                .mapToLong(place -> billedConsumption.quantities().getOrDefault(place, 0L))
                .summaryStatistics();
        if (billed.getCount() == 0) {
            billed.accept(0);
        }
        return billed;
    }

    /** What the line is about. */
    record Subject(
            String tenant, String timeZone, UUID subscription, String model, UUID plan, String planName, int version) {}

    /**
     * A priced meter, in the units it is counted in.
     *
     * @param used what the rollups hold
     * @param billed what the invoice lines hold
     * @param unbilled what no invoice line holds yet; below zero where they hold more than was used
     * @param overbilled what they hold and the rollups do not
     */
    record MeterUse(Meter meter, long used, long billed, long unbilled, long overbilled) {}
}
