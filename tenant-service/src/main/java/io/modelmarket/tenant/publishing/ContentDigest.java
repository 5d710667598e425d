package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SHA-256 in a {@code Content-Digest} header (RFC 9530); other algorithms beside it are passed over. */
final class ContentDigest {

    private static final String ALGORITHM = "sha-256=";
    private static final int DIGEST_BYTES = 32;

    private ContentDigest() {}

    static Optional<String> sha256(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .filter(member -> member.toLowerCase(Locale.ROOT).startsWith(ALGORITHM))
                .findFirst()
                .map(member -> decode(member.substring(ALGORITHM.length())))
                .orElseThrow(ContentDigest::refusal));
    }

    private static String decode(String value) {
        if (value.length() < 2 || !value.startsWith(":") || !value.endsWith(":")) {
            throw refusal();
        }
        try {
            byte[] digest = Base64.getDecoder().decode(value.substring(1, value.length() - 1));
            if (digest.length != DIGEST_BYTES) {
                throw refusal();
            }
            return HexFormat.of().formatHex(digest);
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
    }

    private static ProblemException refusal() {
        return new ProblemException(
                ProblemType.INVALID_REQUEST, "Content-Digest must be written sha-256=:<base64 of the 32 bytes>:");
    }
}
