package io.modelmarket.billing.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a link's hash covers, besides the hash before it: fields in order, each as its length in UTF-8 bytes, a colon,
 * the value and a comma. The migration's {@code ledger_hash} builds the same bytes.
 */
final class LinkContent {

    private final StringBuilder text = new StringBuilder();

    LinkContent add(String value) {
        text.append(value.getBytes(StandardCharsets.UTF_8).length)
                .append(':')
                .append(value)
                .append(',');
        return this;
    }

    LinkContent add(long value) {
        return add(Long.toString(value));
    }

    LinkContent add(Instant value) {
        return add(ChronoUnit.MICROS.between(Instant.EPOCH, value));
    }

    byte[] hashAfter(byte[] previous) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(previous);
            return sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
