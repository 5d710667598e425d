package io.modelmarket.deploy.bench.serving;

import io.modelmarket.deploy.bench.process.BenchFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What the disk itself takes to write and sync as much as a usage event, at the end of a file of full length. */
final class RawSync {

    private static final int EVENT = 256;
    private static final int FILE = 1 << 20;
    private static final double NANOS_PER_MICRO = 1_000.0;

    private RawSync() {}

    /** The median of so many, in microseconds. */
    static double median(Path folder, int times) {
        Path file = folder.resolve("raw-sync");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.allocateDirect(FILE));
            channel.force(true);
            long[] nanos = new long[times];
            ByteBuffer event = ByteBuffer.allocateDirect(EVENT);
            for (int i = 0; i < times; i++) {
                long begun = System.nanoTime();
                channel.write(event.clear(), (long) i * EVENT % FILE);
                channel.force(false);
                nanos[i] = System.nanoTime() - begun;
            }
            Arrays.sort(nanos);
            return nanos[times / 2] / NANOS_PER_MICRO;
        } catch (IOException e) {
            throw new BenchFailure("the disk's sync cannot be measured in " + folder + ": " + e.getMessage(), e);
        } finally {
            remove(file);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BenchFailure("cannot remove " + file + ": " + e.getMessage(), e);
        }
    }
}
