package io.modelmarket.tenant.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code like ... escape '!'} finds a text with, wildcards in it taken literally. */
public final class LikePattern {

    private LikePattern() {}

    /** Matches whatever holds the text, in lower case; everything where there is none. */
    public static String holding(@Nullable String text) {
        String literal = text == null
                ? ""
                : text.strip()
                        .toLowerCase(Locale.ROOT)
                        // No text in the database has one, and PostgreSQL takes none.
                        .replace("\0", "")
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_");
        return "%" + literal + "%";
    }
}
