package io.modelmarket.billing.report;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.rating.Component;
import io.modelmarket.billing.rating.Consumption;
import io.modelmarket.billing.rating.Rating;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.contracts.money.Money;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A subscription's usage on one plan version in one period, and what became of it, from five books that are kept apart.
 *
 * @param used requests the rollups hold
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
        long used,
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

    /** Requests the invoice lines hold, where the plan prices requests. */
    long billed() {
        return billedConsumption.quantities().entrySet().stream()
                .filter(e -> tariff.at(e.getKey()) instanceof Component.Usage usage && usage.meter() == Meter.REQUESTS)
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /** Requests that no invoice holds yet; none where the plan does not price requests. */
    long unbilled() {
        return tariff.charges(Meter.REQUESTS) ? used - billed() : 0;
    }

    /** Requests that invoices hold and the rollups do not. */
    long overbilled() {
        return Math.max(0, -unbilled());
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
        long sum = Stream.of(invoicedDifference(), receivableDifference(), sharedDifference(), payableDifference())
                .mapToLong(money -> Math.absExact(money.minorUnits()))
                .sum();
        return new Money(sum, tariff.currency());
    }

    /** Whether the books agree. Usage that is not billed yet is no disagreement; billing more than was used is. */
    boolean reconciled() {
        return unbilled() >= 0 && difference().minorUnits() == 0;
    }

    /** What the line is about. */
    record Subject(
            String tenant, String timeZone, UUID subscription, String model, UUID plan, String planName, int version) {}
}
