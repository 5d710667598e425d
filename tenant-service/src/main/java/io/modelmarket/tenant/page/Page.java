package io.modelmarket.tenant.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list and, unless it is the last, where the next begins. */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Pages never hold more. */
    public static final int LIMIT = 100;

    /** How many rows to ask the database for: one more than a page holds tells whether there is another. */
    public static final int FETCH = LIMIT + 1;

    /** The page out of up to {@link #FETCH} rows; {@code position} names a row's place in the order. */
    public static <R, T> Page<T> of(List<R> rows, Function<R, T> view, Function<R, Cursor> position) {
        if (rows.size() <= LIMIT) {
            return new Page<>(rows.stream().map(view).toList(), null);
        }
        List<R> shown = rows.subList(0, LIMIT);
        return new Page<>(
                shown.stream().map(view).toList(),
                position.apply(shown.getLast()).encode());
    }
}
