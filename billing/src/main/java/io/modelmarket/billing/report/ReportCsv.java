package io.modelmarket.billing.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.modelmarket.billing.report.table.Harmless;
import io.modelmarket.contracts.money.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The report as CSV (RFC 4180): a row for each line, one for each participant's share, one for each currency's total.
 * Texts that a spreadsheet would take for a formula get a leading quote; numbers are ours and stay numbers.
 */
final class ReportCsv {

    private static final List<String> HEADER = List.of(
            "row",
            "period",
            "timeZone",
            "asOf",
            "tenant",
            "subscription",
            "model",
            "plan",
            "planVersion",
            "role",
            "currency",
            "unitPrice",
            "requests",
            "failed",
            "billed",
            "unbilled",
            "charged",
            "invoiced",
            "credited",
            "ledger",
            "shared",
            "payable",
            "difference",
            "reconciled");

    private final Report.Head report;
    private final StringWriter text = new StringWriter();
    private final CsvWriter csv =
            CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    private final ReportSums sums = new ReportSums();

    ReportCsv(Report.Head report) {
        this.report = report;
        csv.writeRecord(HEADER);
    }

    void add(ReportLine line) {
        sums.add(line);
        csv.writeRecord(row(line));
    }

    /** The text of all lines that were added, with their shares. */
    String end(List<ReportReads.SharedLine> shares) {
        shares.forEach(share -> csv.writeRecord(row(share)));
        boolean reconciled = sums.reconciled(shares);
        sums.totals().forEach(total -> csv.writeRecord(row(total, reconciled)));
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private List<String> row(ReportLine line) {
        ReportLine.Subject subject = line.subject();
        return List.of(
                "line",
                report.period().toString(),
                Harmless.text(subject.timeZone()),
                report.asOf().toString(),
                Harmless.text(subject.tenant()),
                subject.subscription().toString(),
                Harmless.text(subject.model()),
                Harmless.text(subject.planName()),
                Integer.toString(subject.version()),
                "",
                line.tariff().currency().getCurrencyCode(),
                line.tariff().pricePerRequest().map(ReportView::decimal).orElse(""),
                Long.toString(line.requests()),
                Long.toString(line.failed()),
                Long.toString(line.billed()),
                Long.toString(line.unbilled()),
                text(line.charged()),
                text(line.invoiced()),
                text(line.credited()),
                text(line.receivable()),
                text(line.shared()),
                text(line.payable()),
                text(line.difference()),
                Boolean.toString(line.reconciled()));
    }

    private List<String> row(ReportReads.SharedLine share) {
        return List.of(
                "share",
                report.period().toString(),
                Harmless.text(report.zone()),
                report.asOf().toString(),
                Harmless.text(share.tenant()),
                "",
                "",
                "",
                "",
                share.role(),
                share.shared().currency().getCurrencyCode(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                text(share.shared()),
                "",
                "",
                "");
    }

    private List<String> row(ReportSums.Total total, boolean reconciled) {
        return List.of(
                "total",
                report.period().toString(),
                Harmless.text(report.zone()),
                report.asOf().toString(),
                "",
                "",
                "",
                "",
                "",
                "",
                total.currency().getCurrencyCode(),
                "",
                Long.toString(total.used()),
                Long.toString(total.failed()),
                Long.toString(total.billed()),
                Long.toString(total.unbilled()),
                text(total.charged()),
                text(total.invoiced()),
                text(total.credited()),
                text(total.receivable()),
                text(total.shared()),
                text(total.payable()),
                text(total.difference()),
                Boolean.toString(reconciled));
    }

    private static String text(Money money) {
        return money.toDecimal().toPlainString();
    }
}
