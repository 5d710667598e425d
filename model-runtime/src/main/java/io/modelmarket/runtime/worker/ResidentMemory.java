package io.modelmarket.runtime.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process holds, where the system has {@code /proc}. */
final class ResidentMemory {

    private static final String LINE = "VmRSS:";

    private ResidentMemory() {}

    /** Bytes; 0 when the system does not tell. */
    static long of(long pid) {
        if (pid == 0) {
            return 0;
        }
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith(LINE)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
