package io.modelmarket.platform.body;

import java.time.Duration;

/**
 * How long a caller may take to send a request, or to read an answer: a time for all, and a second more for each 64
 * KiB, so that whoever is not slower than that has all the time it takes.
 */
public record Patience(Duration least) {

    private static final int BYTES_PER_SECOND = 64 << 10;

    private static final long SECOND = 1_000;

    /** For so many bytes. */
    public long millisFor(long bytes) {
        return least.toMillis() + bytes * SECOND / BYTES_PER_SECOND;
    }
}
