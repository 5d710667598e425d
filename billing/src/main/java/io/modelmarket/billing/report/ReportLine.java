package io.modelmarket.billing.report;

import io.modelmarket.billing.rating.Rating;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.contracts.money.Money;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A subscription's usage on one plan version in one period, and what became of it, from five books that are kept apart.
 *
 * @param used requests the rollups hold
 * @param billed requests the invoice lines hold
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
        long billed,
        Money invoiced,
        Money credited,
        Money receivable,
        Money shared,
        Money payable) {

    /** The charge for what is billed, rated anew. */
    Money charged() {
        return Rating.charge(tariff, billed);
    }

    /** Requests that no invoice holds yet. */
    long unbilled() {
        return used - billed;
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
