package io.modelmarket.deploy.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** The finance report as a spreadsheet reader sees it: named columns, line rows, one totals row. */
record CsvReport(List<NamedCsvRecord> rows) {

    static CsvReport read(String text) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            return new CsvReport(reader.stream().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number in the totals row. */
    BigDecimal total(String column) {
        return rows.stream()
                .filter(row -> row.getField("row").equals("total"))
                .findFirst()
                .map(row -> new BigDecimal(row.getField(column)))
                .orElseThrow(() -> new DemoFailure("the CSV report has no totals row"));
    }
}
