package io.modelmarket.billing.wire;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins and how long it is, in a list that grows or is too long to be counted through: after the last
 * item of the page before, whose place in the order are some whole numbers. A cursor is opaque to callers.
 *
 * @param after that item's place; empty for the first page
 */
public record NumberKeyset(List<Long> after, int size) {

    /**
     * The page a caller asks for.
     *
     * @param numbers how many a place has
     * @throws ProblemException when the cursor is not one of ours or the limit is out of bounds
     */
    public static NumberKeyset of(@Nullable String cursor, @Nullable Integer limit, int numbers) {
        int size = Page.of(null, limit).size();
        if (cursor == null) {
            return new NumberKeyset(List.of(), size);
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            List<Long> after =
                    Arrays.stream(text.split(",", -1)).map(Long::valueOf).toList();
            if (after.size() == numbers) {
                return new NumberKeyset(after, size);
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    /** The cursor of the page after an item. */
    public static String cursor(Long... place) {
        String text = Arrays.stream(place).map(String::valueOf).collect(Collectors.joining(","));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** How many rows to read: one more than fits, to know whether there is a next page. */
    public int rowsToRead() {
        return size + 1;
    }

    /** The page's rows of those read. */
    public <T> List<T> items(List<T> read) {
        return List.copyOf(read.subList(0, Math.min(size, read.size())));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.INVALID_REQUEST, "cursor is not one this list has given out.");
    }
}
