package io.modelmarket.deploy.bench.density;

import io.modelmarket.deploy.bench.process.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processes hold in memory, a page that several share counted once in all. */
final class SharedMemory {

    private static final String LINE = "Pss:";
    private static final long KIB = 1024;

    private SharedMemory() {}

    /**
     * A process's share, in bytes.
     *
     * @throws BenchFailure where the system does not tell
     */
    static long of(long pid) {
        Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(LINE)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB;
                }
            }
        } catch (IOException e) {
            throw new BenchFailure("the system does not tell the memory of process " + pid + ": " + e.getMessage(), e);
        }
        throw new BenchFailure(file + " has no line " + LINE);
    }
}
