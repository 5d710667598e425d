package io.modelmarket.runtime.sandbox;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The kernel's limits on what one process takes, for good: also the hard limit is lowered. */
final class ResourceLimits {

    private static final int FILE_SIZE = 1;
    private static final int CORE = 4;
    private static final int OPEN_FILES = 7;
    private static final int ADDRESS_SPACE = 9;

    private final Kernel kernel;

    ResourceLimits(Kernel kernel) {
        this.kernel = kernel;
    }

    void restrict(Bounds bounds, SandboxLayers layers) {
        limit(CORE, 0, "no core files", layers);
        limit(OPEN_FILES, bounds.openFiles(), bounds.openFiles() + " open files", layers);
        limit(FILE_SIZE, bounds.fileBytes(), "files of at most " + (bounds.fileBytes() >> 20) + " MiB", layers);
        if (bounds.addressSpaceBytes() > 0) {
            String what = "address space of " + (bounds.addressSpaceBytes() >> 20) + " MiB";
            limit(ADDRESS_SPACE, bounds.addressSpaceBytes(), what, layers);
        }
    }

    private void limit(int resource, long value, String what, SandboxLayers layers) {
        MemorySegment limit = kernel.memory(2 * Long.BYTES);
        limit.setAtIndex(ValueLayout.JAVA_LONG, 0, value);
        limit.setAtIndex(ValueLayout.JAVA_LONG, 1, value);
        long result = kernel.call(Call.PRLIMIT, 0, resource, limit.address(), 0);
        if (result == 0) {
            layers.inForce(what);
        } else {
            layers.missing(what + ": error " + -result);
        }
    }
}
