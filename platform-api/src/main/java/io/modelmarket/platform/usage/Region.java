package io.modelmarket.platform.usage;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a data plane is, as its operator names it.
 *
 * @param name short, such as {@code eu-west}; empty where nothing is said
 */
record Region(String name) {

    private static final Pattern NAMES = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");

    /**
     * What is configured, if anything is.
     *
     * @throws IllegalArgumentException when it is no short name
     */
    static Region of(Optional<String> configured) {
        configured.filter(name -> !NAMES.matcher(name).matches()).ifPresent(name -> {
            throw new IllegalArgumentException(
                    "market.node.region: '" + name
                            + "' is no region; write it like eu-west: 1 to 32 of a to z, 0 to 9 and -, neither first nor last a -");
        });
        return new Region(configured.orElse(""));
    }
}
