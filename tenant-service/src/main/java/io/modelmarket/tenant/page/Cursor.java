package io.modelmarket.tenant.page;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The place in a list after which a page begins: the sort key and the id of the last row shown. Clients hand it back as
 * they got it; what it says is never trusted to be theirs, since every query is bound to the caller's tenant anyway.
 */
public record Cursor(String sort, String id) {

    private static final String SEPARATOR = "\n";
    private static final int MAX_LENGTH = 1024;

    /** A row's place in a list ordered by time and id. */
    public static Cursor at(Instant time, Object id) {
        return new Cursor(time.toString(), id.toString());
    }

    /** Reads what {@link #encode} wrote; null and blank mean the beginning. */
    public static @Nullable Cursor decode(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > MAX_LENGTH) {
            throw refusal();
        }
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, -1);
            if (parts.length != 2 || parts[0].indexOf('\0') >= 0 || parts[1].indexOf('\0') >= 0) {
                throw refusal();
            }
            Cursor cursor = new Cursor(parts[0], parts[1]);
            if (!cursor.encode().equals(text)) {
                throw refusal();
            }
            return cursor;
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
    }

    /** The sort key of a list ordered by time. */
    public Instant time() {
        try {
            return Instant.parse(sort);
        } catch (DateTimeParseException e) {
            throw refusal();
        }
    }

    /** As clients see it. */
    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((sort + SEPARATOR + id).getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException refusal() {
        return new ProblemException(
                ProblemType.INVALID_REQUEST, "cursor is not one this list gave out; leave it away to begin again");
    }
}
