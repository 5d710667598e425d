package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.sandbox.Bounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker needs of the machine: its JVM, its classes, ONNX Runtime's library, its own folder, and little else.
 */
final class WorkerBounds {

    private static final long LONGEST_FILE = 64L << 20;
    private static final long OPEN_FILES = 256;
    private static final long OPEN_FILES_ON_CARD = 1024;

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

    /** What CUDA looks at besides. */
    private static final List<Path> OF_CARDS = List.of(
            Path.of("/proc/driver/nvidia"),
            Path.of("/proc/devices"),
            Path.of("/proc/modules"),
            Path.of("/proc/sys/kernel"),
            Path.of("/sys/bus/pci"),
            Path.of("/sys/class/drm"),
            Path.of("/sys/devices"),
            Path.of("/sys/module"));

    private WorkerBounds() {}

    /** The bounds of a worker of that JVM in that folder, which reads that besides. */
    static Bounds of(WorkerJvm jvm, WorkerFolder folder, List<Path> classPath, Path nativeLibrary) {
        List<Path> read = new ArrayList<>(SYSTEM);
        read.add(jvm.java().resolveSibling("..").normalize());
        read.addAll(classPath);
        read.add(nativeLibrary);
        read.add(folder.arguments());
        read.add(folder.models());
        if (folder.hasInputs()) {
            read.add(folder.inputs());
        }
        return new Bounds(read, List.of(folder.own()), List.of(), jvm.addressSpaceBytes(), LONGEST_FILE, OPEN_FILES);
    }

    /** The same, and the graphics cards with what their driver and libraries look at. */
    static Bounds onCard(WorkerJvm jvm, WorkerFolder folder, List<Path> classPath, Path nativeLibrary)
            throws IOException {
        Bounds bounds = of(jvm, folder, classPath, nativeLibrary);
        List<Path> read = new ArrayList<>(bounds.read());
        read.addAll(OF_CARDS);
        read.addAll(Cards.folders(Cards.libraryPath()));
        return new Bounds(
                read,
                bounds.write(),
                Cards.devices(Path.of("/dev")),
                bounds.addressSpaceBytes(),
                bounds.fileBytes(),
                OPEN_FILES_ON_CARD);
    }
}
