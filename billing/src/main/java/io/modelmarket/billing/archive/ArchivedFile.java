package io.modelmarket.billing.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file of the archive.
 *
 * @param span which records it holds
 * @param content what they are
 * @param bytes the file's size
 * @param sha256 its digest, in hexadecimal
 */
record ArchivedFile(Span span, Content content, long bytes, String sha256) {

    /**
     * Consecutive records of a partition.
     *
     * @param hour when the first of them was written to Kafka, in UTC
     */
    record Span(int partition, Instant hour, long first, long last) {

        private static final DateTimeFormatter HOUR =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);

        /** Where it lies in the folder. The same records always have the same name. */
        String path() {
            return String.format(
                    Locale.ROOT,
                    "usage/hour=%s/partition=%d/%020d-%020d.parquet",
                    HOUR.format(hour),
                    partition,
                    first,
                    last);
        }
    }

    /**
     * What became of the records, and when those that count were answered.
     *
     * @param firstFinished null when none counts
     * @param lastFinished null when none counts
     * @param regional whether one that counts says in which region it was served
     */
    record Content(
            long counted,
            long duplicates,
            long rejected,
            @Nullable Instant firstFinished,
            @Nullable Instant lastFinished,
            boolean regional) {

        long rows() {
            return counted + duplicates + rejected;
        }
    }
}
