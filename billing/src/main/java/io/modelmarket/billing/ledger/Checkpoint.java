package io.modelmarket.billing.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** A signed statement of where the chain stood at a time. */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
record Checkpoint(long seq, byte[] hash, Instant signedAt, byte[] signature) {

    private static final HexFormat HEX = HexFormat.of();

    /** What is signed: readable lines, so that it can be checked with any tool. */
    static byte[] message(long seq, byte[] hash, Instant at) {
        return ("modelmarket ledger checkpoint\n" + seq + "\n" + HEX.formatHex(hash) + "\n" + at + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    byte[] message() {
        return message(seq, hash, signedAt);
    }

    /** One line of the copy outside the database. */
    String line() {
        return seq + " " + HEX.formatHex(hash) + " " + signedAt + " "
                + Base64.getEncoder().encodeToString(signature);
    }

    /**
     * Reads such a line.
     *
     * @throws RuntimeException of the parsers' kinds, when it is not one
     */
    static Checkpoint parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("a checkpoint has four parts");
        }
        return new Checkpoint(
                Long.parseLong(parts[0]),
                HEX.parseHex(parts[1]),
                Instant.parse(parts[2]),
                Base64.getDecoder().decode(parts[3]));
    }
}
