package io.modelmarket.billing.report.table;

import io.modelmarket.billing.document.Pdf;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as PDF. All of its rows are kept until it is closed, so there is a limit to how many it takes. */
final class PdfTable implements TableWriter {

    private final OutputStream out;
    private final Heading heading;
    private final List<Column> columns;
    private final Pdf pdf;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private boolean full;

    PdfTable(OutputStream out, Heading heading, List<Column> columns, Pdf pdf) {
        this.out = out;
        this.heading = heading;
        this.columns = List.copyOf(columns);
        this.pdf = pdf;
    }

    /**
     * Keeps a row.
     *
     * @throws ProblemException when there are more than a PDF may have
     */
    @Override
    public void row(List<? extends @Nullable Object> cells) {
        int most = pdf.mostCells() / columns.size();
        if (rows.size() >= most) {
            full = true;
            rows.clear();
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "This report as PDF has at most " + most + " lines, and there are more; ask for CSV.");
        }
        rows.add(Collections.unmodifiableList(new ArrayList<@Nullable Object>(cells)));
    }

    @Override
    public long rows() {
        return rows.size();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (!full) {
                out.write(pdf.inBackground(new PrintedTable(heading, columns, rows).sheet()));
            }
        }
    }
}
