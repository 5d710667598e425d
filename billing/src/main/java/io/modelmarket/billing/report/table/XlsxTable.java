package io.modelmarket.billing.report.table;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A table as one sheet of an Excel workbook, its first row the columns' names. Numbers are numbers. */
final class XlsxTable implements TableWriter {

    private static final int ROWS_AT_ONCE = 1000;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int rows;

    XlsxTable(OutputStream out, String name, List<Column> columns) {
        this.workbook = new Workbook(out, "Modelmarket", "1.0");
        this.sheet = workbook.newWorksheet(name);
        for (int i = 0; i < columns.size(); i++) {
            sheet.inlineString(0, i, columns.get(i).name());
        }
        sheet.freezePane(0, 1);
    }

    /**
     * Adds a row.
     *
     * @throws ProblemException when there are more than a sheet holds
     */
    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        if (rows + 1 >= Worksheet.MAX_ROWS) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "An Excel sheet has at most " + Worksheet.MAX_ROWS
                            + " rows and this report has more; ask for CSV.");
        }
        rows++;
        for (int i = 0; i < cells.size(); i++) {
            switch (cells.get(i)) {
                case null -> {
                    continue;
                }
                case Long number -> sheet.value(rows, i, number);
                case BigDecimal decimal -> sheet.value(rows, i, decimal);
                case Object text -> sheet.inlineString(rows, i, Harmless.text(text.toString()));
            }
        }
        if (rows % ROWS_AT_ONCE == 0) {
            sheet.flush();
        }
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
        workbook.close();
    }
}
