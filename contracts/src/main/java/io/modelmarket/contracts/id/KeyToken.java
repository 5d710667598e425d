package io.modelmarket.contracts.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key as its owner holds it: {@code mkt_<environment>_<id>_<secret>_<crc>}. The prefix lets scanners find leaked
 * keys, the checksum lets us refuse typing errors without a look-up. 16 hex digits of id, 48 of secret (192 random
 * bits), 8 of CRC-32 over all before it. The secret is shown once and kept nowhere but as SHA-256.
 */
public record KeyToken(String environment, String id, String secret) {

    private static final Pattern FORM =
            Pattern.compile("(mkt_([a-z]{2,8})_([0-9a-f]{16})_([0-9a-f]{48}))_([0-9a-f]{8})");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 24;

    /** A new key for {@code environment}, such as {@code live} or {@code test}. */
    public static KeyToken generate(String environment, SecureRandom random) {
        return new KeyToken(environment, hex(random, ID_BYTES), hex(random, SECRET_BYTES));
    }

    /** The key in {@code text}; empty when the form or the checksum is wrong. */
    public static Optional<KeyToken> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !checksum(matcher.group(1)).equals(matcher.group(5))) {
            return Optional.empty();
        }
        return Optional.of(new KeyToken(matcher.group(2), matcher.group(3), matcher.group(4)));
    }

    /** The text handed to the key's owner, once. */
    public String reveal() {
        String body = "mkt_" + environment + "_" + id + "_" + secret;
        return body + "_" + checksum(body);
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

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
