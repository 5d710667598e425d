package io.modelmarket.runtime.worker;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * ONNX Runtime's native library, unpacked once into a folder that all workers use, instead of once per process into the
 * temporary folder where a crash would leave its 28 megabytes behind.
 */
final class NativeLibrary {

    private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

    /** In the build of the profile {@code cuda} only. */
    private static final List<String> ON_CARD = List.of("onnxruntime_providers_shared", "onnxruntime_providers_cuda");

    private NativeLibrary() {}

    /** A folder under that one with the library of the version on our class path. */
    static Path unpackedUnder(Path folder) throws IOException {
        Path jar = ClassPath.of(OrtEnvironment.class);
        String version = jar.getFileName() + "-" + Files.size(jar) + "-"
                + Files.getLastModifiedTime(jar).toMillis();
        Path unpacked = folder.resolve(version).toAbsolutePath();
        if (Files.isDirectory(unpacked)) {
            return unpacked;
        }
        Path part = unpacked.resolveSibling(UUID.randomUUID() + ".part");
        Files.createDirectories(part);
        for (String name : NAMES) {
            if (!unpack(System.mapLibraryName(name), part)) {
                throw new IOException("this build of ONNX Runtime has no library for " + platform());
            }
        }
        for (String name : ON_CARD) {
            unpack(System.mapLibraryName(name), part);
        }
        try {
            Files.move(part, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(unpacked)) {
                throw e;
            }
        }
        return unpacked;
    }

    /** False when the jar has no such library. */
    private static boolean unpack(String file, Path folder) throws IOException {
        String resource = "/ai/onnxruntime/native/" + platform() + "/" + file;
        try (InputStream library = OrtEnvironment.class.getResourceAsStream(resource)) {
            if (library != null) {
                Files.copy(library, folder.resolve(file));
            }
            return library != null;
        }
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (os.contains("mac") ? "osx" : "linux") + (arch.equals("aarch64") ? "-aarch64" : "-x64");
    }
}
