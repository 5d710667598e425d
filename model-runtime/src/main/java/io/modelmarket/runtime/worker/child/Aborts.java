package io.modelmarket.runtime.worker.child;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Has the JVM write its report of a crash for {@code abort()} too, which native code calls when it finds itself broken:
 * the report names the thread, and so whose request it was. Without this the JVM just ends.
 */
final class Aborts {

    private static final int SIGABRT = 6;
    private static final int SIGSEGV = 11;

    /** Larger than the C library's {@code struct sigaction} on any system. */
    private static final long ACTION_BYTES = 512;

    private Aborts() {}

    /** From now on; where the system has no such function, or refuses, nothing changes. */
    @SuppressWarnings("restricted")
    static void report() {
        Linker linker = Linker.nativeLinker();
        MemorySegment function = linker.defaultLookup().find("sigaction").orElse(MemorySegment.NULL);
        if (function.equals(MemorySegment.NULL)) {
            return;
        }
        MethodHandle sigaction = linker.downcallHandle(
                function,
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ofCrashes = arena.allocate(ACTION_BYTES, Long.BYTES);
            if ((int) sigaction.invokeExact(SIGSEGV, MemorySegment.NULL, ofCrashes) == 0) {
                int done = (int) sigaction.invokeExact(SIGABRT, ofCrashes, MemorySegment.NULL);
                if (done != 0) {
                    System.err.println("aborts are not reported");
                }
            }
        } catch (Throwable e) {
            throw new LinkageError("sigaction", e);
        }
    }
}
