package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.worker.child.WorkerMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The command that starts a worker process. Its arguments stand in a file, because ONNX Runtime crashes in processes
 * with a long command line; its environment is its own, because the parent's may hold secrets; where there is a shell,
 * it sets the bounds on memory and core files that Java cannot set for a child.
 */
final class WorkerCommand {

    private static final Path SHELL = Path.of("/bin/sh");
    private static final String LIMITS = "ulimit -c 0; [ \"$1\" -gt 0 ] && ulimit -v \"$1\"; shift; exec \"$@\"";

    private final WorkerJvm jvm;
    private final WorkerLimits limits;
    private final List<Path> classPath;
    private final Path nativeLibrary;

    WorkerCommand(WorkersConfig config) throws IOException {
        this.jvm = config.jvm();
        this.limits = config.limits();
        this.classPath = jvm.classPath().isEmpty() ? ClassPath.ofWorker() : jvm.classPath();
        this.nativeLibrary = NativeLibrary.unpackedUnder(config.nativeCache());
    }

    /** A process that will connect to that socket, with that folder for its files. */
    Process start(Path socket, int connections, Path folder) throws IOException {
        Path arguments = folder.resolve("arguments");
        Files.writeString(
                arguments,
                arguments(socket, connections, folder).stream()
                        .map(WorkerCommand::quoted)
                        .collect(Collectors.joining("\n")));
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            command.addAll(
                    List.of(SHELL.toString(), "-c", LIMITS, "worker", Long.toString(jvm.addressSpaceBytes() / 1024)));
        }
        command.add(jvm.java().toString());
        command.add("@" + arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        environment(builder.environment(), folder);
        return builder.redirectInput(
                        ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
    }

    private static void environment(Map<String, String> environment, Path folder) {
        String language = environment.getOrDefault("LANG", "C.UTF-8");
        environment.clear();
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        environment.put("LANG", language);
        environment.put("TMPDIR", folder.toString());
        environment.put("MALLOC_ARENA_MAX", "2");
    }

    private List<String> arguments(Path socket, int connections, Path folder) {
        return List.of(
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "-XX:+UseSerialGC",
                "-Xms8m",
                "-Xmx" + jvm.heapBytes(),
                "-Xss512k",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:CompressedClassSpaceSize=32m",
                "-XX:MaxDirectMemorySize=" + directMemory(connections),
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Djava.io.tmpdir=" + folder,
                "-Djdk.nio.maxCachedBufferSize=262144",
                "--enable-native-access=ALL-UNNAMED",
                "-Donnxruntime.native.path=" + nativeLibrary,
                WorkerMain.class.getName(),
                socket.toString(),
                Integer.toString(connections),
                Long.toString(limits.maxMessageBytes()));
    }

    private long directMemory(int connections) {
        return (64L << 20) + connections * (4L << 20);
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
