package io.modelmarket.tenant.licence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The identifiers of the SPDX License List that this version knows. */
final class SpdxLicences {

    private static final String LIST = "/licence/spdx-licences.txt";
    private static final Set<String> IDS = read();

    private SpdxLicences() {}

    static boolean know(String id) {
        return IDS.contains(id);
    }

    private static Set<String> read() {
        try (InputStream list = Objects.requireNonNull(SpdxLicences.class.getResourceAsStream(LIST), LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
