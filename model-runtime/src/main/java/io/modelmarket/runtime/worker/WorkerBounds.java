package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.sandbox.Bounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker needs of the machine: its JVM, its classes, ONNX Runtime's library, its own folder, and little else.
 */
final class WorkerBounds {

    private static final long LONGEST_FILE = 64L << 20;
    private static final long OPEN_FILES = 256;

    /** What the JVM, the C library and ONNX Runtime look at. Of other processes there is nothing: no {@code /proc}. */
    private static final List<Path> SYSTEM = List.of(
            Path.of("/lib"),
            Path.of("/lib64"),
            Path.of("/usr/lib"),
            Path.of("/usr/lib64"),
            Path.of("/etc/ld.so.cache"),
            Path.of("/etc/localtime"),
            Path.of("/dev/null"),
            Path.of("/dev/zero"),
            Path.of("/dev/random"),
            Path.of("/dev/urandom"),
            Path.of("/proc/self"),
            Path.of("/proc/cpuinfo"),
            Path.of("/proc/meminfo"),
            Path.of("/proc/stat"),
            Path.of("/proc/cgroups"),
            Path.of("/proc/sys/vm"),
            Path.of("/sys/fs/cgroup"),
            Path.of("/sys/kernel/mm"),
            Path.of("/sys/devices/system"));

    private WorkerBounds() {}

    /** The bounds of a worker of that JVM in that folder, which reads that besides. */
    static Bounds of(WorkerJvm jvm, WorkerFolder folder, List<Path> classPath, Path nativeLibrary) {
        List<Path> read = new ArrayList<>(SYSTEM);
        read.add(jvm.java().resolveSibling("..").normalize());
        read.addAll(classPath);
        read.add(nativeLibrary);
        read.add(folder.arguments());
        read.add(folder.models());
        return new Bounds(read, List.of(folder.own()), jvm.addressSpaceBytes(), LONGEST_FILE, OPEN_FILES);
    }
}
