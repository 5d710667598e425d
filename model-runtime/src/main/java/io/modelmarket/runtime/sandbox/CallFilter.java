package io.modelmarket.runtime.sandbox;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses system calls that no worker makes and Landlock does not cover: sockets that are not Unix domain ones, UDP
 * among them; new processes, though not threads; changing the mode, owner or times of files; looking into other
 * processes; namespaces and mounts. A classic BPF program under seccomp.
 */
final class CallFilter {

    private static final Set<Call> REFUSED = EnumSet.complementOf(EnumSet.of(
            Call.CLOSE,
            Call.SOCKET,
            Call.CLONE,
            Call.CLONE3,
            Call.EXECVE,
            Call.PRCTL,
            Call.OPENAT,
            Call.PRLIMIT,
            Call.SECCOMP,
            Call.CLOSE_RANGE,
            Call.LANDLOCK_CREATE_RULESET,
            Call.LANDLOCK_ADD_RULE,
            Call.LANDLOCK_RESTRICT_SELF));

    private static final int SET_FILTER = 1;
    private static final int X86_MACHINE = 0xc000003e;
    private static final int ARM_MACHINE = 0xc00000b7;
    private static final int FOREIGN_X86_CALLS = 0x40000000;
    private static final int NUMBER_AT = 0;
    private static final int MACHINE_AT = 4;
    private static final int FIRST_ARGUMENT_AT = 16;
    private static final int UNIX_DOMAIN = 1;
    private static final int CLONE_THREAD = 0x10000;

    private static final int LOAD = 0x20;
    private static final int EQUAL = 0x15;
    private static final int AT_LEAST = 0x35;
    private static final int ANY_BIT = 0x45;
    private static final int ANSWER = 0x06;
    private static final int ALLOW = 0x7fff0000;
    private static final int KILL = 0x80000000;
    private static final int NOT_PERMITTED = 0x00050001;
    private static final int NO_SUCH_CALL = 0x00050026;

    private final Kernel kernel;

    CallFilter(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Filters the calls of the calling thread and of what it becomes. */
    void restrict(SandboxLayers layers) {
        List<Long> program = program();
        MemorySegment code = kernel.memory((long) program.size() * Long.BYTES);
        for (int i = 0; i < program.size(); i++) {
            code.setAtIndex(ValueLayout.JAVA_LONG, i, program.get(i));
        }
        MemorySegment head = kernel.memory(2 * Long.BYTES);
        head.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
        head.set(ValueLayout.ADDRESS, Long.BYTES, code);
        long result = kernel.call(Call.SECCOMP, SET_FILTER, 0, head.address());
        if (result == 0) {
            layers.inForce(
                    "no sockets but Unix domain ones, no new processes, no changed modes, owners, times (seccomp)");
        } else {
            layers.missing("sockets, new processes, modes: this kernel has no seccomp filters, error " + -result);
        }
    }

    /** Each instruction as the kernel's eight bytes: code, jump if true, jump if false, operand. */
    static List<Long> program() {
        List<Long> code = new ArrayList<>();
        code.add(step(LOAD, 0, 0, MACHINE_AT));
        code.add(step(EQUAL, 1, 0, Kernel.isX86() ? X86_MACHINE : ARM_MACHINE));
        code.add(step(ANSWER, 0, 0, KILL));
        code.add(step(LOAD, 0, 0, NUMBER_AT));
        if (Kernel.isX86()) {
            code.add(step(AT_LEAST, 0, 1, FOREIGN_X86_CALLS));
            code.add(step(ANSWER, 0, 0, NOT_PERMITTED));
        }
        for (Call call : REFUSED) {
            if (call.number() >= 0) {
                code.add(step(EQUAL, 0, 1, call.number()));
                code.add(step(ANSWER, 0, 0, NOT_PERMITTED));
            }
        }
        code.add(step(EQUAL, 0, 1, Call.CLONE3.number()));
        code.add(step(ANSWER, 0, 0, NO_SUCH_CALL));
        onlyWhen(Call.SOCKET, step(EQUAL, 1, 0, UNIX_DOMAIN), code);
        onlyWhen(Call.CLONE, step(ANY_BIT, 1, 0, CLONE_THREAD), code);
        onlyWhen(Call.PRLIMIT, step(EQUAL, 1, 0, 0), code);
        code.add(step(ANSWER, 0, 0, ALLOW));
        return code;
    }

    /** Permits a call only when a test of its first argument, which then jumps over one instruction, is true. */
    private static void onlyWhen(Call call, long test, List<Long> code) {
        code.add(step(EQUAL, 0, 4, call.number()));
        code.add(step(LOAD, 0, 0, FIRST_ARGUMENT_AT));
        code.add(test);
        code.add(step(ANSWER, 0, 0, NOT_PERMITTED));
        code.add(step(ANSWER, 0, 0, ALLOW));
    }

    private static long step(int code, int whenTrue, int whenFalse, int operand) {
        return code | (long) whenTrue << 16 | (long) whenFalse << 24 | (long) operand << 32;
    }
}
