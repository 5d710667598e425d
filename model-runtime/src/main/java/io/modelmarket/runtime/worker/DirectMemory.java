package io.modelmarket.runtime.worker;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** How much memory outside the heap this JVM gives to buffers. */
final class DirectMemory {

    private DirectMemory() {}

    /** {@code -XX:MaxDirectMemorySize}, or as much as the heap may have where it is not set. */
    static long bytes() {
        HotSpotDiagnosticMXBean flags = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        long set = flags == null ? 0 : parsed(flags);
        return set > 0 ? set : Runtime.getRuntime().maxMemory();
    }

    private static long parsed(HotSpotDiagnosticMXBean flags) {
        @Nullable String value = flags.getVMOption("MaxDirectMemorySize").getValue();
        return value == null ? 0 : Long.parseLong(value);
    }
}
