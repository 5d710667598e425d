package io.modelmarket.runtime.inspect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The operators that a published model may use, as listed in {@code operators.txt}. */
final class Operators {

    private static final Set<String> ALLOWED = read();

    private Operators() {}

    static boolean areAllowed(String domain, String operator) {
        return ALLOWED.contains(domain + " " + operator);
    }

    /** All of them, each after its domain. */
    static Set<String> all() {
        return ALLOWED;
    }

    private static Set<String> read() {
        try (InputStream file = Objects.requireNonNull(Operators.class.getResourceAsStream("operators.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
