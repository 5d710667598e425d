package io.modelmarket.deploy.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder of one benchmark's run, gone when it is over. */
public record WorkFolder(Path path) implements AutoCloseable {

    /** A new one below the system's temporary folder. */
    public static WorkFolder create() {
        try {
            return new WorkFolder(Files.createTempDirectory("market-bench-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder in it. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
