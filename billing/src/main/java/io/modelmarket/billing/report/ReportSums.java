package io.modelmarket.billing.report;

import io.modelmarket.contracts.money.Money;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up lines that go by. For one thread. */
final class ReportSums {

    private final Map<Currency, Total> totals = new LinkedHashMap<>();
    private boolean agreed = true;

    void add(ReportLine line) {
        totals.merge(line.tariff().currency(), Total.of(line), Total::plus);
        agreed &= line.reconciled();
    }

    /** By currency. */
    List<Total> totals() {
        return List.copyOf(totals.values());
    }

    /** Whether every line agrees with itself, and all of them with the shares. */
    boolean reconciled(List<ReportReads.SharedLine> shares) {
        return agreed
                && totals.values().stream()
                        .allMatch(total -> sum(shares, total.currency()).equals(total.shared()));
    }

    private static Money sum(List<ReportReads.SharedLine> shares, Currency currency) {
        return shares.stream()
                .map(ReportReads.SharedLine::shared)
                .filter(shared -> shared.currency().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    /** All lines of a currency together. */
    record Total(
            Currency currency,
            long used,
            long failed,
            long billed,
            long unbilled,
            Money charged,
            Money invoiced,
            Money credited,
            Money receivable,
            Money shared,
            Money payable,
            Money difference) {

        static Total of(ReportLine line) {
            return new Total(
                    line.tariff().currency(),
                    line.requests(),
                    line.failed(),
                    line.billed(),
                    line.unbilled(),
                    line.charged(),
                    line.invoiced(),
                    line.credited(),
                    line.receivable(),
                    line.shared(),
                    line.payable(),
                    line.difference());
        }

        Total plus(Total other) {
            return new Total(
                    currency,
                    used + other.used,
                    failed + other.failed,
                    billed + other.billed,
                    unbilled + other.unbilled,
                    charged.plus(other.charged),
                    invoiced.plus(other.invoiced),
                    credited.plus(other.credited),
                    receivable.plus(other.receivable),
                    shared.plus(other.shared),
                    payable.plus(other.payable),
                    difference.plus(other.difference));
        }
    }
}
