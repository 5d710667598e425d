package io.modelmarket.billing.report;

import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The report in JSON. */
record ReportView(
        String period,
        String timeZone,
        Instant asOf,
        List<ReportLineView> items,
        List<ReportShareView> shares,
        List<ReportTotalView> totals,
        boolean reconciled) {

    static ReportView of(Report report) {
        return new ReportView(
                report.period().toString(),
                report.zone(),
                report.asOf(),
                report.lines().stream().map(ReportLineView::of).toList(),
                report.shares().stream()
                        .map(s -> new ReportShareView(s.tenant(), s.role(), MoneyView.of(s.shared())))
                        .toList(),
                report.totals().stream().map(ReportTotalView::of).toList(),
                report.reconciled());
    }

    /** The five books of one subscription on one plan version. */
    record ReportLineView(
            String tenant,
            String timeZone,
            UUID subscriptionId,
            String model,
            String plan,
            int planVersion,
            String unitPrice,
            ReportUsageView usage,
            ReportMoneyView money,
            boolean reconciled) {

        static ReportLineView of(ReportLine line) {
            ReportLine.Subject subject = line.subject();
            BigDecimal price = line.tariff().pricePerRequest();
            return new ReportLineView(
                    subject.tenant(),
                    subject.timeZone(),
                    subject.subscription(),
                    subject.model(),
                    subject.planName(),
                    subject.version(),
                    price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString(),
                    new ReportUsageView(line.used(), line.failed(), line.billed(), line.unbilled()),
                    ReportMoneyView.of(
                            line.charged(), line.invoiced(), line.receivable(), line.shared(), line.payable()),
                    line.reconciled());
        }
    }

    /** Requests answered, failed, billed and not billed yet. */
    record ReportUsageView(long requests, long failed, long billed, long unbilled) {}

    /** Charges, invoices, ledger and shares, and the differences between each and the one before it. */
    record ReportMoneyView(
            MoneyView charged,
            MoneyView invoiced,
            MoneyView receivable,
            MoneyView shared,
            MoneyView payable,
            ReportDifferencesView differences) {

        static ReportMoneyView of(Money charged, Money invoiced, Money receivable, Money shared, Money payable) {
            return new ReportMoneyView(
                    MoneyView.of(charged),
                    MoneyView.of(invoiced),
                    MoneyView.of(receivable),
                    MoneyView.of(shared),
                    MoneyView.of(payable),
                    new ReportDifferencesView(
                            MoneyView.of(charged.minus(invoiced)),
                            MoneyView.of(invoiced.minus(receivable)),
                            MoneyView.of(invoiced.minus(shared)),
                            MoneyView.of(shared.minus(payable))));
        }
    }

    /** Nothing but zeros where the books agree. */
    record ReportDifferencesView(MoneyView invoiced, MoneyView receivable, MoneyView shared, MoneyView payable) {}

    /** What a participant earned in a role. */
    record ReportShareView(String tenant, String role, MoneyView amount) {}

    /** A currency's totals. */
    record ReportTotalView(String currency, ReportUsageView usage, ReportMoneyView money) {

        static ReportTotalView of(Report.Total total) {
            return new ReportTotalView(
                    total.currency().getCurrencyCode(),
                    new ReportUsageView(total.used(), total.failed(), total.billed(), total.used() - total.billed()),
                    ReportMoneyView.of(
                            total.charged(), total.invoiced(), total.receivable(), total.shared(), total.payable()));
        }
    }
}
