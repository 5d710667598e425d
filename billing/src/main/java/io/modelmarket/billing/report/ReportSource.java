package io.modelmarket.billing.report;

import io.modelmarket.billing.report.table.Column;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a kind of report comes from. Across tenants only, outside transactions. */
public interface ReportSource {

    /** Which it is. */
    ReportKind kind();

    /** Its columns, in order. */
    List<Column> columns();

    /** Reads its rows, a cell for each column. */
    void read(ReportScope scope, Rows rows) throws IOException;

    /** Takes rows one after another. */
    @FunctionalInterface
    interface Rows {
        /** Takes one. */
        void add(List<? extends @Nullable Object> cells) throws IOException;
    }
}
