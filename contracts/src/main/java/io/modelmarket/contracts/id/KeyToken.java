package io.modelmarket.contracts.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * An API key as its owner holds it: {@code mkt_<environment>_<id>_<secret>_<crc>}. The prefix lets scanners find leaked
 * keys, the checksum lets us refuse typing errors without a look-up. 16 hex digits of id, 48 of secret (192 random
 * bits), 8 of CRC-32 over all before it. The secret is shown once and kept nowhere but as SHA-256.
 */
public record KeyToken(String environment, String id, String secret) {

    private static final String PREFIX = "mkt_";
    private static final char SEPARATOR = '_';
    private static final int MIN_ENVIRONMENT = 2;
    private static final int MAX_ENVIRONMENT = 8;
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 24;

    /** A new key for {@code environment}, such as {@code live} or {@code test}. */
    public static KeyToken generate(String environment, SecureRandom random) {
        return new KeyToken(environment, hex(random, ID_BYTES), hex(random, SECRET_BYTES));
    }

    /** The key in {@code text}; empty when the form or the checksum is wrong. */
    public static Optional<KeyToken> parse(String text) {
        int idFrom = text.indexOf(SEPARATOR, PREFIX.length()) + 1;
        int secretFrom = idFrom + 2 * ID_BYTES + 1;
        int checksumFrom = secretFrom + 2 * SECRET_BYTES + 1;
        if (!text.startsWith(PREFIX)
                || text.length() != checksumFrom + 2 * Integer.BYTES
                || !isEnvironment(text, idFrom - 1)
                || !isHex(text, idFrom, secretFrom - 1)
                || !isHex(text, secretFrom, checksumFrom - 1)
                || !isHex(text, checksumFrom, text.length())
                || text.charAt(secretFrom - 1) != SEPARATOR
                || text.charAt(checksumFrom - 1) != SEPARATOR
                || checksum(text, checksumFrom - 1) != HexFormat.fromHexDigits(text, checksumFrom, text.length())) {
            return Optional.empty();
        }
        return Optional.of(new KeyToken(
                text.substring(PREFIX.length(), idFrom - 1),
                text.substring(idFrom, secretFrom - 1),
                text.substring(secretFrom, checksumFrom - 1)));
    }

    /** The text handed to the key's owner, once. */
    public String reveal() {
        String body = PREFIX + environment + SEPARATOR + id + SEPARATOR + secret;
        return body + SEPARATOR + HexFormat.of().toHexDigits(checksum(body, body.length()));
    }

    /** What is stored and published in place of the secret. */
    public byte[] secretSha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Constant-time comparison with a stored digest. */
    public boolean matches(byte[] storedSha256) {
        return MessageDigest.isEqual(secretSha256(), storedSha256);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "mkt_" + environment + "_" + id + "_…";
    }

    private static String hex(SecureRandom random, int bytes) {
        byte[] buffer = new byte[bytes];
        random.nextBytes(buffer);
        return HexFormat.of().formatHex(buffer);
    }

    private static boolean isEnvironment(String text, int end) {
        int length = end - PREFIX.length();
        return length >= MIN_ENVIRONMENT
                && length <= MAX_ENVIRONMENT
                && text.substring(PREFIX.length(), end).chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    /** Lower-case digits only: a key has one spelling. */
    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static int checksum(String text, int length) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1), 0, length);
        return (int) crc.getValue();
    }
}
