package io.modelmarket.billing.report;

import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The books of a period side by side, with totals by currency and whether they agree. */
record Report(
        YearMonth period,
        String zone,
        Instant asOf,
        List<ReportLine> lines,
        List<ReportReads.SharedLine> shares,
        List<Total> totals) {

    static Report of(
            YearMonth period, String zone, Instant asOf, List<ReportLine> lines, List<ReportReads.SharedLine> shares) {
        Map<Currency, List<ReportLine>> byCurrency = new LinkedHashMap<>();
        for (ReportLine line : lines) {
            byCurrency
                    .computeIfAbsent(line.tariff().currency(), c -> new ArrayList<>())
                    .add(line);
        }
        List<Total> totals = byCurrency.entrySet().stream()
                .map(group -> Total.of(group.getKey(), group.getValue()))
                .toList();
        return new Report(period, zone, asOf, List.copyOf(lines), List.copyOf(shares), totals);
    }

    boolean reconciled() {
        return lines.stream().allMatch(ReportLine::reconciled)
                && totals.stream().allMatch(total -> sharesOf(total).equals(total.shared()));
    }

    private Money sharesOf(Total total) {
        return shares.stream()
                .map(ReportReads.SharedLine::shared)
                .filter(shared -> shared.currency().equals(total.currency()))
                .reduce(Money.zero(total.currency()), Money::plus);
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

        static Total of(Currency currency, List<ReportLine> lines) {
            return new Total(
                    currency,
                    lines.stream().mapToLong(ReportLine::used).sum(),
                    lines.stream().mapToLong(ReportLine::failed).sum(),
                    lines.stream().mapToLong(ReportLine::billed).sum(),
                    lines.stream().mapToLong(ReportLine::unbilled).sum(),
                    sum(currency, lines, ReportLine::charged),
                    sum(currency, lines, ReportLine::invoiced),
                    sum(currency, lines, ReportLine::credited),
                    sum(currency, lines, ReportLine::receivable),
                    sum(currency, lines, ReportLine::shared),
                    sum(currency, lines, ReportLine::payable),
                    sum(currency, lines, ReportLine::difference));
        }

        private static Money sum(Currency currency, List<ReportLine> lines, Function<ReportLine, Money> column) {
            return lines.stream().map(column).reduce(Money.zero(currency), Money::plus);
        }
    }
}
