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

    private final Report report;

    ReportCsv(Report report) {
        this.report = report;
    }

    String text() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(HEADER);
            report.lines().forEach(line -> csv.writeRecord(row(line)));
            report.shares().forEach(share -> csv.writeRecord(row(share)));
            report.totals().forEach(total -> csv.writeRecord(row(total)));
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
                Long.toString(line.used()),
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

    private List<String> row(Report.Total total) {
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
                Boolean.toString(report.reconciled()));
    }

    private static String text(Money money) {
        return money.toDecimal().toPlainString();
    }
}
