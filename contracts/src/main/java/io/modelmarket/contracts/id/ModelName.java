package io.modelmarket.contracts.id;

import java.util.regex.Pattern;

/**
 * A model's full name, {@code partner/name}; on the wire of the inference protocol {@code partner.name}. The partner's
 * slug has no dot, so the first dot separates.
 */
public record ModelName(TenantId partner, String name) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException when the name has other characters or is too long
     */
    public ModelName {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "model name must be 1 to 63 characters of a-z, 0-9, '-' and '_', and begin with a letter or digit");
        }
    }

    /** Reads {@code partner/name}. */
    public static ModelName parse(String text) {
        return split(text, '/');
    }

    /** Reads {@code partner.name}, as the inference protocol writes it. */
    public static ModelName parseWire(String text) {
        return split(text, '.');
    }

    /** The inference protocol's spelling, {@code partner.name}. */
    public String wire() {
        return partner.value() + "." + name;
    }

    @Override
    public String toString() {
        return partner.value() + "/" + name;
    }

    private static ModelName split(String text, char separator) {
        int at = text.indexOf(separator);
        if (at < 0) {
            throw new IllegalArgumentException("model must be written partner" + separator + "name");
        }
        return new ModelName(new TenantId(text.substring(0, at)), text.substring(at + 1));
    }
}
