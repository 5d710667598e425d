package io.modelmarket.billing.report.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows one after another; holds no more than some of them. */
public interface TableWriter extends Closeable {

    /** Adds a row: a cell for each column, of the column's type, or null where it is empty. */
    void row(List<? extends @Nullable Object> cells) throws IOException;

    /** How many rows there are. */
    long rows();

    /** Ends the table. */
    @Override
    void close() throws IOException;
}
