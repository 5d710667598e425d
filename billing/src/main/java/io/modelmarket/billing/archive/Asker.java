package io.modelmarket.billing.archive;

import org.jspecify.annotations.Nullable;

/**
 * Who looks for events, whatever is looked for.
 *
 * @param tenant in whose name; null for the platform's own people, who are one together
 */
public record Asker(@Nullable String tenant) {

    /** Finance and operators. */
    public static final Asker PLATFORM = new Asker(null);
}
