package io.modelmarket.billing.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An array parameter, for {@code = ANY (?)} and {@code unnest(?)}. */
public record SqlArray(String type, List<? extends @Nullable Object> elements) {

    /** A {@code text[]}. */
    public static SqlArray text(Collection<String> values) {
        return new SqlArray("text", List.copyOf(values));
    }

    /** One column of {@code rows} as an array of the PostgreSQL type. */
    public static <T> SqlArray column(String type, Collection<T> rows, Function<T, ? extends @Nullable Object> column) {
        return new SqlArray(type, rows.stream().map(column).toList());
    }

    /** Such a column that may hold nulls. */
    public static <T> SqlArray nullable(
            String type, Collection<T> rows, Function<T, ? extends @Nullable Object> column) {
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(column.apply(row)));
        return new SqlArray(type, values);
    }

    java.sql.Array create(Connection connection) throws SQLException {
        return connection.createArrayOf(
                type, elements.stream().map(SqlArray::element).toArray());
    }

    private static @Nullable Object element(@Nullable Object value) {
        return value instanceof Instant instant ? instant.toString() : value;
    }
}
