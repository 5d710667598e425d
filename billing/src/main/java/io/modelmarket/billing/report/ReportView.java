package io.modelmarket.billing.report;

import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The report in JSON: a page of a table, its amounts decimals in the row's currency; shares, totals and
 * {@code reconciled} are of all pages.
 */
record ReportView(
        String period,
        String timeZone,
        Instant asOf,
        List<ReportRow> rows,
        List<ReportShare> shares,
        List<ReportTotal> totals,
        boolean reconciled,
        @Nullable String next) {

    static ReportView of(Report report) {
        return new ReportView(
                report.period().toString(),
                report.zone(),
                report.asOf(),
                report.lines().stream().map(ReportRow::of).toList(),
                report.shares().stream()
                        .map(s -> new ReportShare(s.tenant(), s.role(), MoneyView.of(s.shared())))
                        .toList(),
                report.totals().stream().map(ReportTotal::of).toList(),
                report.reconciled(),
                report.next());
    }

    static String decimal(BigDecimal price) {
        return price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
    }

    private static String decimal(Money money) {
        return money.toDecimal().toPlainString();
    }

    /**
     * A subscription on one plan version: requests answered, failed, billed and not billed yet; the charge, the
     * invoices, their credit notes, what the ledger has of them from the consumer, the shares, what the ledger has of
     * those; the sum of what disagrees; each meter that the plan prices.
     */
    record ReportRow(
            String tenant,
            String timeZone,
            UUID subscription,
            String model,
            String plan,
            int planVersion,
            @Nullable String unitPrice,
            String currency,
            long used,
            long failed,
            long billed,
            long unbilled,
            String charged,
            String invoiced,
            String credited,
            String ledger,
            String shared,
            String payable,
            String difference,
            List<ReportMeter> meters) {

        static ReportRow of(ReportLine line) {
            ReportLine.Subject subject = line.subject();
            return new ReportRow(
                    subject.tenant(),
                    subject.timeZone(),
                    subject.subscription(),
                    subject.model(),
                    subject.planName(),
                    subject.version(),
                    line.tariff().pricePerRequest().map(ReportView::decimal).orElse(null),
                    line.tariff().currency().getCurrencyCode(),
                    line.requests(),
                    line.failed(),
                    line.billed(),
                    line.unbilled(),
                    decimal(line.charged()),
                    decimal(line.invoiced()),
                    decimal(line.credited()),
                    decimal(line.receivable()),
                    decimal(line.shared()),
                    decimal(line.payable()),
                    decimal(line.difference()),
                    line.meters().stream().map(ReportMeter::of).toList());
        }
    }

    /**
     * A priced meter: what the rollups hold, what invoices do, and the difference.
     *
     * @param meter what it is counted in
     * @param unbilled below zero where invoices hold more than was used
     * @param overbilled by how much, then
     */
    record ReportMeter(String meter, long used, long billed, long unbilled, long overbilled) {

        static ReportMeter of(ReportLine.MeterUse use) {
            return new ReportMeter(use.meter().unit(), use.used(), use.billed(), use.unbilled(), use.overbilled());
        }
    }

    /** What a participant earned in a role. */
    record ReportShare(String tenant, String role, MoneyView amount) {}

    /** A currency's totals. */
    record ReportTotal(
            String currency,
            long used,
            long failed,
            long billed,
            long unbilled,
            String charged,
            String invoiced,
            String credited,
            String ledger,
            String shared,
            String payable,
            String difference) {

        static ReportTotal of(ReportSums.Total total) {
            return new ReportTotal(
                    total.currency().getCurrencyCode(),
                    total.used(),
                    total.failed(),
                    total.billed(),
                    total.unbilled(),
                    decimal(total.charged()),
                    decimal(total.invoiced()),
                    decimal(total.credited()),
                    decimal(total.receivable()),
                    decimal(total.shared()),
                    decimal(total.payable()),
                    decimal(total.difference()));
        }
    }
}
