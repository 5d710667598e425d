package io.modelmarket.billing.report.table;

import io.modelmarket.billing.document.Pdf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Begins tables in any format. */
@ApplicationScoped
public class TableFiles {

    private final Pdf pdf;

    @Inject
    TableFiles(Pdf pdf) {
        this.pdf = pdf;
    }

    /** Begins a table; what is written goes to {@code out}, which the writer closes. */
    public TableWriter open(TableFormat format, OutputStream out, Heading heading, List<Column> columns)
            throws IOException {
        return switch (format) {
            case JSON -> new JsonTable(out, heading.name(), columns);
            case CSV -> new CsvTable(out, columns);
            case XLSX -> new XlsxTable(out, heading.name(), columns);
            case PDF -> new PdfTable(out, heading, columns, pdf);
        };
    }
}
