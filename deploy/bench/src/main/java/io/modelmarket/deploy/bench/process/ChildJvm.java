package io.modelmarket.deploy.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A main class of this module in a JVM of its own: same JDK, same class path, the data plane's flags. */
public final class ChildJvm {

    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dio.netty.tryReflectionSetAccessible=true");

    private ChildJvm() {}

    /** Starts it with a folder for its log and its temporary files. */
    public static Child start(String name, Class<?> main, List<String> arguments, Path folder) {
        try {
            Path temporary = Files.createDirectories(folder.resolve(name + "-tmp"));
            // A file, since ONNX Runtime has trouble with long command lines.
            Path options = folder.resolve(name + ".args");
            Files.writeString(options, "-cp \"" + classPath() + "\"\n-Djava.io.tmpdir=\"" + temporary + "\"\n");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(FLAGS);
            command.add("@" + options);
            command.add(main.getName());
            command.addAll(arguments);
            return Child.start(name, command, Map.of(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ours, which may be relative to our working folder; the child has another. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
