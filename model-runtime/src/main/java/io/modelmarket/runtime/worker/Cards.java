package io.modelmarket.runtime.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which graphics cards the machine has, as far as files say. */
final class Cards {

    private Cards() {}

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
