package io.modelmarket.billing.report.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** How a table is written. */
public enum TableFormat {
    JSON("application/json"),
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** For the header {@code Content-Type}. */
    public String mediaType() {
        return mediaType;
    }

    /** How names of such files end. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Begins a table of that name; what is written goes to {@code out}, which the writer closes. */
    public TableWriter open(OutputStream out, String name, List<Column> columns) throws IOException {
        return switch (this) {
            case JSON -> new JsonTable(out, name, columns);
            case CSV -> new CsvTable(out, columns);
            case XLSX -> new XlsxTable(out, name, columns);
        };
    }
}
