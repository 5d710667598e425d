package io.modelmarket.runtime.worker;

import ai.onnxruntime.OrtEnvironment;
import io.modelmarket.runtime.worker.child.WorkerMain;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;

/**
 * Where the worker's classes are, asked of the class loader this process has them from, so that it works under any
 * launcher that keeps jars as files.
 */
final class ClassPath {

    private ClassPath() {}

    /** The two places a worker needs: this module and ONNX Runtime. */
    static List<Path> ofWorker() throws IOException {
        return List.of(of(WorkerMain.class), of(OrtEnvironment.class));
    }

    /** The jar or folder of a class. */
    static Path of(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            Path place = source == null || source.getLocation() == null
                    ? null
                    : Path.of(source.getLocation().toURI());
            if (place == null || !Files.exists(place)) {
                throw new IOException("the class loader does not say where " + type.getName()
                        + " is; configure the worker's class path");
            }
            return place;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException(
                    "the class loader says " + type.getName() + " is not in a file; configure the worker's class path",
                    e);
        }
    }
}
