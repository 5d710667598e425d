package io.modelmarket.billing.report.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as JSON: {@code {"report": name, "rows": [{column: cell}]}}. Decimals are strings, empty cells left out. */
final class JsonTable implements TableWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;
    private final List<Column> columns;
    private long rows;

    JsonTable(OutputStream out, String name, List<Column> columns) throws IOException {
        this.out = JSON.createGenerator(out);
        this.columns = List.copyOf(columns);
        this.out.writeStartObject();
        this.out.writeStringField("report", name);
        this.out.writeArrayFieldStart("rows");
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        out.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            switch (cells.get(i)) {
                case null -> {
                    continue;
                }
                case Long number -> out.writeNumberField(columns.get(i).name(), number);
                case BigDecimal decimal -> out.writeStringField(columns.get(i).name(), decimal.toPlainString());
                case Object text -> out.writeStringField(columns.get(i).name(), text.toString());
            }
        }
        out.writeEndObject();
        rows++;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        out.writeEndArray();
        out.writeEndObject();
        out.close();
    }
}
