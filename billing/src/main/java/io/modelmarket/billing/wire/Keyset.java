package io.modelmarket.billing.wire;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins of a list that rows leave while it is worked through: behind a row, wherever that is by now. So
 * none is passed over, as a {@link Page} would. A cursor is opaque to callers.
 *
 * @param after what the row is known by; null for the first page
 */
public record Keyset<K>(@Nullable K after, int size) {

    /**
     * The page a caller asks for.
     *
     * @param reader reads what a row is known by
     * @throws ProblemException when the cursor is not one of ours or the limit is out of bounds
     */
    public static <K> Keyset<K> of(@Nullable String cursor, @Nullable Integer limit, Function<String, K> reader) {
        int size = Page.of(null, limit).size();
        try {
            return new Keyset<>(
                    cursor == null
                            ? null
                            : reader.apply(
                                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII)),
                    size);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "cursor is not one this list has given out.");
        }
    }

    /** How many rows to read: one more than fits, to know whether there is a next page. */
    public int rowsToRead() {
        return size + 1;
    }

    /** The page's rows of those read. */
    public <T> List<T> items(List<T> read) {
        return List.copyOf(read.subList(0, Math.min(size, read.size())));
    }

    /** The cursor of the page after, if those read show that there is one. */
    public <T> @Nullable String next(List<T> read, Function<T, ?> key) {
        if (read.size() <= size) {
            return null;
        }
        byte[] last = key.apply(read.get(size - 1)).toString().getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last);
    }
}
