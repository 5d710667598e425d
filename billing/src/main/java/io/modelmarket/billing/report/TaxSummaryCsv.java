package io.modelmarket.billing.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.modelmarket.billing.report.TaxSummary.TaxRow;
import io.modelmarket.billing.report.table.Harmless;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The tax summary as CSV (RFC 4180), a row for each of its rows. */
final class TaxSummaryCsv {

    private static final List<String> HEADER = List.of(
            "period",
            "timeZone",
            "asOf",
            "country",
            "treatment",
            "name",
            "rate",
            "currency",
            "net",
            "tax",
            "ledger",
            "difference",
            "direction",
            "withoutProfile");

    private TaxSummaryCsv() {}

    static String text(TaxSummary summary) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(HEADER);
            summary.rows().forEach(row -> csv.writeRecord(cells(summary, row, "OUTPUT")));
            summary.input().forEach(row -> csv.writeRecord(cells(summary, row, "INPUT")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> cells(TaxSummary summary, TaxRow row, String direction) {
        return List.of(
                summary.period(),
                summary.timeZone(),
                summary.asOf().toString(),
                Objects.requireNonNullElse(row.country(), ""),
                row.treatment(),
                Harmless.text(row.name()),
                row.rate(),
                row.net().currency(),
                row.net().amount(),
                row.tax().amount(),
                row.ledger().amount(),
                row.difference().amount(),
                direction,
                Boolean.toString(row.withoutProfile()));
    }
}
