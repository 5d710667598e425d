package io.modelmarket.billing.report;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.RowReader;
import io.modelmarket.billing.report.table.Column;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what one statement finds: it sees one instant, and its rows go by. A column of the report is the statement's
 * column of the same name; {@code period} and {@code asOf} are the report's own, decimals are in minor units of the
 * row's {@code currency}.
 */
@ApplicationScoped
class SqlReport {

    private static final int LONGEST_SECONDS = 3600;

    private final Database database;

    @Inject
    SqlReport(Database database) {
        this.database = database;
    }

    void read(
            String sql, List<Column> columns, ReportScope scope, ReportSource.Rows rows, @Nullable Object... parameters)
            throws IOException {
        each(sql, row -> cells(row, columns, scope), rows, parameters);
    }

    /** Writes a row for each the statement finds, as {@code cells} makes it. */
    void each(
            String sql, RowReader<List<@Nullable Object>> cells, ReportSource.Rows rows, @Nullable Object... parameters)
            throws IOException {
        try {
            QuarkusTransaction.requiringNew()
                    .timeout(LONGEST_SECONDS)
                    .run(() -> database.each(sql, row -> add(rows, cells.read(row)), parameters));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void add(ReportSource.Rows rows, List<@Nullable Object> cells) {
        try {
            rows.add(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<@Nullable Object> cells(ResultSet row, List<Column> columns, ReportScope scope)
            throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>(columns.size());
        for (Column column : columns) {
            cells.add(cell(row, column, scope));
        }
        return cells;
    }

    private static @Nullable Object cell(ResultSet row, Column column, ReportScope scope) throws SQLException {
        return switch (column.name()) {
            case "period" -> scope.period();
            case "asOf" -> scope.asOf();
            default ->
                switch (column.type()) {
                    case TEXT -> row.getString(column.name());
                    case NUMBER -> Database.longOrNull(row, column.name());
                    case DECIMAL -> money(row, column.name());
                };
        };
    }

    private static @Nullable BigDecimal money(ResultSet row, String column) throws SQLException {
        Long minor = Database.longOrNull(row, column);
        int digits = Currency.getInstance(row.getString("currency")).getDefaultFractionDigits();
        return minor == null ? null : BigDecimal.valueOf(minor, digits);
    }
}
