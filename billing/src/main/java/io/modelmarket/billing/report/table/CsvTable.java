package io.modelmarket.billing.report.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as CSV (RFC 4180), its first row the columns' names. */
final class CsvTable implements TableWriter {

    private final CsvWriter out;
    private long rows;

    CsvTable(OutputStream out, List<Column> columns) {
        this.out = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.writeRecord(columns.stream().map(Column::name).toList());
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        List<String> texts = new ArrayList<>(cells.size());
        for (Object cell : cells) {
            texts.add(
                    switch (cell) {
                        case null -> "";
                        case Long number -> number.toString();
                        case BigDecimal decimal -> decimal.toPlainString();
                        case Object text -> Harmless.text(text.toString());
                    });
        }
        out.writeRecord(texts);
        rows++;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
