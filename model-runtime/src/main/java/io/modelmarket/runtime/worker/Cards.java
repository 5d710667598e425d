package io.modelmarket.runtime.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which graphics cards the machine has, as far as files say. */
final class Cards {

    private Cards() {}

    /** Where the dynamic linker is told to look for CUDA's libraries, as this process was; "" when it was not. */
    static String libraryPath() {
        String path = System.getenv("LD_LIBRARY_PATH");
        return path == null ? "" : path;
    }

    /** The folders of such a path that there are. */
    static List<Path> folders(String libraryPath) {
        return Stream.of(libraryPath.split(File.pathSeparator))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
    }

    /** The device files of NVIDIA's driver in that folder; none where there is no card. */
    static List<Path> devices(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("nvidia"))
                    .sorted()
                    .toList();
        }
    }
}
