package io.modelmarket.billing.wire;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins and how long it is. A cursor is opaque to callers; it holds a position in an order that does not
 * change.
 */
public record Page(long offset, int size) {

    /** Rows on a page unless asked otherwise. */
    public static final int USUAL_SIZE = 200;

    private static final int LARGEST_SIZE = 1000;

    /**
     * The page a caller asks for.
     *
     * @throws ProblemException when the cursor is not one of ours or the limit is out of bounds
     */
    public static Page of(@Nullable String cursor, @Nullable Integer limit) {
        int size = limit == null ? USUAL_SIZE : limit;
        if (size < 1 || size > LARGEST_SIZE) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "limit must be 1 to " + LARGEST_SIZE + ".");
        }
        return new Page(cursor == null ? 0 : decode(cursor), size);
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
    public @Nullable String next(List<?> read) {
        if (read.size() <= size) {
            return null;
        }
        byte[] position = Long.toString(offset + size).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position);
    }

    private static long decode(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            long offset = Long.parseLong(text);
            if (offset >= 0) {
                return offset;
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.INVALID_REQUEST, "cursor is not one this list has given out.");
    }
}
