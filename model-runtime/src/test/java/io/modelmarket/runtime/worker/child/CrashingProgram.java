package io.modelmarket.runtime.worker.child;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A program that crashes natively in a thread of that name, as a worker does: {@code HOW THREAD}. */
public final class CrashingProgram {

    private static final long NOWHERE = 8;

    private CrashingProgram() {}

    /** Crashes. */
    public static void main(String[] arguments) {
        Aborts.report();
        Thread.ofPlatform().name(arguments[1]).start(() -> crash(arguments[0]));
    }

    @SuppressWarnings("restricted")
    private static void crash(String how) {
        Linker linker = Linker.nativeLinker();
        try {
            if (how.equals("abort")) {
                linker.downcallHandle(linker.defaultLookup().findOrThrow("abort"), FunctionDescriptor.ofVoid())
                        .invokeExact();
            } else {
                long length = (long) linker.downcallHandle(
                                linker.defaultLookup().findOrThrow("strlen"),
                                FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS))
                        .invokeExact(MemorySegment.ofAddress(NOWHERE));
                System.err.println("not crashed: " + length);
            }
        } catch (Throwable e) {
            throw new LinkageError(how, e);
        }
    }
}
