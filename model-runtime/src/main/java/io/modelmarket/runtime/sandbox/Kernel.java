package io.modelmarket.runtime.sandbox;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The Linux kernel's system calls, all through the C library's one function for them. */
final class Kernel implements AutoCloseable {

    private static final int ARGUMENTS = 6;
    private static final int OPEN_PATH_ONLY = 0x200000 | 0x80000;
    private static final int CLOSE_RANGE_ON_EXEC = 4;
    private static final int SET_NO_NEW_PRIVILEGES = 38;
    private static final long FIRST_OWN_DESCRIPTOR = 3;
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO = STATE.byteOffset(PathElement.groupElement("errno"));

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment state = arena.allocate(STATE);
    private final MethodHandle syscall;

    @SuppressWarnings("restricted")
    Kernel() {
        Linker linker = Linker.nativeLinker();
        ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
        this.syscall = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(word, word, word, word, word, word, word, word),
                Linker.Option.captureCallState("errno"));
    }

    /** Whether system calls of this machine are known here. */
    static boolean isKnown() {
        return System.getProperty("os.name").equals("Linux") && (isX86() || isArm());
    }

    static boolean isX86() {
        return System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("amd64");
    }

    private static boolean isArm() {
        return System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64");
    }

    /** Memory that lives as long as this. */
    MemorySegment memory(long bytes) {
        return arena.allocate(bytes, Long.BYTES);
    }

    /** What the call returns, or the negated error number. */
    long call(Call call, long... arguments) {
        long[] a = Arrays.copyOf(arguments, ARGUMENTS);
        try {
            long result = (long) syscall.invokeExact(state, (long) call.number(), a[0], a[1], a[2], a[3], a[4], a[5]);
            return result == -1 ? -state.get(ValueLayout.JAVA_INT, ERRNO) : result;
        } catch (Throwable e) {
            throw new LinkageError("syscall", e);
        }
    }

    /** The same, for calls that must not fail. */
    long check(Call call, long... arguments) throws IOException {
        long result = call(call, arguments);
        if (result < 0) {
            throw new IOException(call + " failed with error " + -result);
        }
        return result;
    }

    /** A descriptor that names a file without opening it, or the negated error number. */
    long locate(Path path) {
        return call(
                Call.OPENAT,
                -1,
                arena.allocateFrom(path.toAbsolutePath().toString()).address(),
                OPEN_PATH_ONLY);
    }

    void closeDescriptor(long descriptor) throws IOException {
        check(Call.CLOSE, descriptor);
    }

    /** From now on no program this thread runs gains anything by being setuid. */
    void giveUpPrivileges() throws IOException {
        check(Call.PRCTL, SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0);
    }

    /** Becomes another program, with this one's environment and no file open but the three standard ones. */
    void become(String[] command, String[] environment) throws IOException {
        call(Call.CLOSE_RANGE, FIRST_OWN_DESCRIPTOR, 0xffffffffL, CLOSE_RANGE_ON_EXEC);
        check(
                Call.EXECVE,
                arena.allocateFrom(command[0]).address(),
                strings(command).address(),
                strings(environment).address());
    }

    private MemorySegment strings(String[] strings) {
        MemorySegment array = arena.allocate(ValueLayout.ADDRESS, strings.length + 1L);
        for (int i = 0; i < strings.length; i++) {
            array.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(strings[i]));
        }
        return array;
    }

    @Override
    public void close() {
        arena.close();
    }
}
