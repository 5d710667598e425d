package io.modelmarket.runtime.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much memory a process holds, where the system has {@code /proc}; zeros where it does not tell.
 *
 * @param bytes now
 * @param peakBytes at the most since it began
 */
record ResidentMemory(long bytes, long peakBytes) {

    private static final String NOW = "VmRSS:";
    private static final String PEAK = "VmHWM:";

    static ResidentMemory of(long pid) {
        long now = 0;
        long peak = 0;
        if (pid != 0) {
            try {
                for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                    now = line.startsWith(NOW) ? bytes(line) : now;
                    peak = line.startsWith(PEAK) ? bytes(line) : peak;
                }
            } catch (IOException e) {
                return new ResidentMemory(0, 0);
            }
        }
        return new ResidentMemory(now, peak);
    }

    private static long bytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
    }
}
