package io.modelmarket.deploy.launcher.metering;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far the archive was behind the rollups while events came at a rate.
 *
 * @param most events that were counted and in no file yet
 * @param growth by how many more a second there were of them, from just after a file was written to just after another:
 *     files come in steps. Empty where none was written in each half of the time
 */
public record ArchiveLag(long most, OptionalDouble growth) {

    private static final double NANOS = 1e9;

    /** From what was seen, in the order it was seen. */
    static ArchiveLag of(List<Sample> samples) {
        int half = samples.size() / 2;
        Sample first = afterAFile(samples.subList(0, half));
        Sample last = afterAFile(samples.subList(half, samples.size()));
        return new ArchiveLag(
                samples.stream().mapToLong(Sample::waiting).max().orElse(0),
                first == null || last == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                (last.waiting() - first.waiting()) * NANOS / (last.atNanos - first.atNanos)));
    }

    /** The last instant at which more was archived than just before; null where there is none. */
    private static @Nullable Sample afterAFile(List<Sample> samples) {
        for (int i = samples.size() - 1; i > 0; i--) {
            if (samples.get(i).archived > samples.get(i - 1).archived) {
                return samples.get(i);
            }
        }
        return null;
    }

    /** What was seen at an instant: how many events are counted, and how many are in files. */
    record Sample(long atNanos, long counted, long archived) {

        long waiting() {
            return counted - archived;
        }
    }
}
