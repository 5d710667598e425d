package io.modelmarket.contracts.id;

import java.util.regex.Pattern;

/**
 * A tenant's slug, its identity everywhere: 2 to 40 characters of {@code a-z 0-9 -}, beginning with a letter and not
 * ending in a hyphen. Never changes and is never given to another tenant.
 */
public record TenantId(String value) implements Comparable<TenantId> {

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,38}[a-z0-9]");

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException when {@code value} is not a slug; the message says what is allowed
     */
    public TenantId {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException("tenant id must be 2 to 40 characters of a-z, 0-9 and '-', begin with a"
                    + " letter and not end in '-'");
        }
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
