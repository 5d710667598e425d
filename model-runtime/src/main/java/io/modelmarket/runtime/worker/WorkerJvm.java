package io.modelmarket.runtime.worker;

import java.nio.file.Path;
import java.util.List;

/**
 * How a worker's JVM is started.
 *
 * @param java the {@code java} program
 * @param classPath where this module's classes and ONNX Runtime's are; empty to use where this process has them from
 * @param heapBytes the Java heap, which holds no tensors
 * @param addressSpaceBytes a bound on all of the process's memory where the system can set one; 0 for none
 */
public record WorkerJvm(Path java, List<Path> classPath, long heapBytes, long addressSpaceBytes) {

    /** Keeps its own list. */
    public WorkerJvm {
        classPath = List.copyOf(classPath);
    }

    /** The JVM this process runs on, with a small heap and eight gigabytes of address space. */
    public static WorkerJvm standard() {
        return new WorkerJvm(Path.of(System.getProperty("java.home"), "bin", "java"), List.of(), 64L << 20, 8L << 30);
    }

    /** The same with an explicit class path, for launchers whose class loaders hide it. */
    public WorkerJvm withClassPath(List<Path> other) {
        return new WorkerJvm(java, other, heapBytes, addressSpaceBytes);
    }

    /** The same with another bound on memory. */
    public WorkerJvm withAddressSpaceBytes(long other) {
        return new WorkerJvm(java, classPath, heapBytes, other);
    }
}
