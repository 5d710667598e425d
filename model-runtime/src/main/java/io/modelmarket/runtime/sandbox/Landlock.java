package io.modelmarket.runtime.sandbox;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Refuses files outside the bounds, TCP, and signals to others, through Linux's Landlock, as much of it as the kernel
 * has: files since 5.13, TCP since 6.7, signals and abstract sockets since 6.12.
 */
final class Landlock {

    /** What a report says when files that may only be read cannot be shortened either. */
    static final String TRUNCATING = "truncating only where writing";

    private static final long EXECUTE = 1;
    private static final long WRITE_FILE = 1 << 1;
    private static final long READ_FILE = 1 << 2;
    private static final long READ_FOLDER = 1 << 3;
    private static final long TRUNCATE = 1 << 14;
    private static final long CREATE_AND_REMOVE = (1 << 4) | (1 << 5) | (1 << 7) | (1 << 8) | (1 << 9);
    private static final long FIRST_ABI_RIGHTS = (1 << 13) - 1;
    private static final long REFER = 1 << 13;
    private static final long DEVICE_CONTROL = 1 << 15;
    private static final long TCP_BIND_AND_CONNECT = 3;
    private static final long ABSTRACT_SOCKETS_AND_SIGNALS = 3;
    private static final int RULE_BENEATH_PATH = 1;
    private static final int ASK_VERSION = 1;
    private static final int TRUNCATE_ABI = 3;
    private static final int NETWORK_ABI = 4;
    private static final int DEVICE_ABI = 5;
    private static final int SCOPE_ABI = 6;

    private final Kernel kernel;
    private final long abi;

    Landlock(Kernel kernel) {
        this(kernel, kernel.call(Call.LANDLOCK_CREATE_RULESET, 0, 0, ASK_VERSION));
    }

    /** What there is when the kernel has that version; below one for the reason it has none. */
    Landlock(Kernel kernel, long abi) {
        this.kernel = kernel;
        this.abi = abi;
    }

    /** Says what {@link #restrict} will put into force, while that can still be written down. */
    void announce(SandboxLayers layers) {
        if (abi < 1) {
            layers.missing("files, TCP, signals: this kernel has no Landlock, error " + -abi);
            return;
        }
        layers.inForce("files only where named (Landlock " + abi + ")");
        since(TRUNCATE_ABI, TRUNCATING, layers);
        since(NETWORK_ABI, "no TCP", layers);
        since(DEVICE_ABI, "no device control", layers);
        since(SCOPE_ABI, "no signals to and no abstract sockets of others", layers);
    }

    /** Binds the calling thread and what it becomes; programs are the only files it may execute. */
    void restrict(Bounds bounds, List<Path> programs) throws IOException {
        if (abi < 1) {
            return;
        }
        long ruleset = create();
        for (Path path : bounds.read()) {
            allow(ruleset, path, READ_FILE | READ_FOLDER);
        }
        for (Path path : programs) {
            allow(ruleset, path, READ_FILE | EXECUTE);
        }
        for (Path path : bounds.write()) {
            allow(ruleset, path, READ_FILE | READ_FOLDER | WRITE_FILE | TRUNCATE | CREATE_AND_REMOVE);
        }
        for (Path path : bounds.devices()) {
            allow(ruleset, path, READ_FILE | READ_FOLDER | WRITE_FILE | DEVICE_CONTROL);
        }
        kernel.check(Call.LANDLOCK_RESTRICT_SELF, ruleset, 0);
        kernel.closeDescriptor(ruleset);
    }

    private void since(int needed, String what, SandboxLayers layers) {
        if (abi >= needed) {
            layers.inForce(what);
        } else {
            layers.missing(what + ": Landlock here is " + abi + ", needed " + needed);
        }
    }

    private long create() throws IOException {
        MemorySegment attributes = kernel.memory(3 * Long.BYTES);
        attributes.setAtIndex(ValueLayout.JAVA_LONG, 0, handled());
        attributes.setAtIndex(ValueLayout.JAVA_LONG, 1, abi >= NETWORK_ABI ? TCP_BIND_AND_CONNECT : 0);
        attributes.setAtIndex(ValueLayout.JAVA_LONG, 2, abi >= SCOPE_ABI ? ABSTRACT_SOCKETS_AND_SIGNALS : 0);
        long words = abi >= SCOPE_ABI ? 3 : abi >= NETWORK_ABI ? 2 : 1;
        return kernel.check(Call.LANDLOCK_CREATE_RULESET, attributes.address(), words * Long.BYTES, 0);
    }

    private long handled() {
        return FIRST_ABI_RIGHTS
                | (abi >= 2 ? REFER : 0)
                | (abi >= TRUNCATE_ABI ? TRUNCATE : 0)
                | (abi >= DEVICE_ABI ? DEVICE_CONTROL : 0);
    }

    /** What does not exist needs no permission. */
    private void allow(long ruleset, Path path, long rights) throws IOException {
        long file = kernel.locate(path);
        if (file < 0) {
            return;
        }
        long fitting = Files.isDirectory(path)
                ? rights
                : rights & (READ_FILE | EXECUTE | WRITE_FILE | TRUNCATE | DEVICE_CONTROL);
        MemorySegment rule = kernel.memory(2 * Long.BYTES);
        rule.set(ValueLayout.JAVA_LONG, 0, fitting & handled());
        rule.set(ValueLayout.JAVA_INT, Long.BYTES, (int) file);
        kernel.check(Call.LANDLOCK_ADD_RULE, ruleset, RULE_BENEATH_PATH, rule.address(), 0);
        kernel.closeDescriptor(file);
    }
}
