package io.modelmarket.billing.report;

import io.modelmarket.billing.report.table.Column;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a kind of report comes from. Read outside transactions. */
public interface ReportSource {

    /** Which it is. */
    ReportKind kind();

    /** Its columns, in order. */
    List<Column> columns();

    /**
     * Whether a tenant's own report is read with that tenant's rights. Where it is not, the source itself has to see to
     * it that only the tenant's rows are read.
     */
    default boolean readsWithTenantsRights() {
        return true;
    }

    /** Of which instant it is: when reading began, where it does not speak of an earlier one. */
    default Instant asOf(ReportScope scope) {
        return scope.asOf();
    }

    /** Reads its rows, a cell for each column; across tenants, or within the tenant that the scope names. */
    void read(ReportScope scope, Rows rows) throws IOException;

    /** Takes rows one after another. */
    @FunctionalInterface
    interface Rows {
        /** Takes one. */
        void add(List<? extends @Nullable Object> cells) throws IOException;
    }
}
