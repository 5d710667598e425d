package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.sandbox.Sandbox;
import io.modelmarket.runtime.sandbox.SandboxReport;
import io.modelmarket.runtime.worker.child.WorkerMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command that starts a worker process in its sandbox. Its arguments stand in a file, because ONNX Runtime crashes
 * in processes with a long command line; its environment is its own, because the parent's may hold secrets.
 */
final class WorkerCommand {

    /**
     * From this size on, glibc takes memory from the system and gives it back when it is freed. Left alone it raises
     * the bound to the largest block ever freed, that is to a model's file, and keeps the room of every load.
     */
    private static final String OWN_MAPPING_BYTES = "131072";

    /**
     * How long the JVM may take to say in which thread it crashed. Until then it seems to be at work, and holds all
     * lanes: so no longer than a run may go on after its deadline, else somebody else's would be taken for the cause.
     */
    static final int CRASH_REPORT_SECONDS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(WorkerCommand.class);

    /** Of 1 000, added to what a process takes of the memory in thousandths. */
    private static final String GIVES_WAY = "800";

    private final WorkerJvm jvm;
    private final WorkerLimits limits;
    private final long maxAnswerBytes;
    private final List<Path> classPath;
    private final Path nativeLibrary;
    private final Class<?> program;
    private final Sandbox sandbox;
    private final boolean onCard;

    WorkerCommand(WorkersConfig config) throws IOException {
        this(config, WorkerMain.class);
    }

    /** A command for another program in the same sandbox. */
    WorkerCommand(WorkersConfig config, Class<?> program) throws IOException {
        this.onCard = false;
        this.jvm = config.jvm();
        this.limits = config.limits();
        this.maxAnswerBytes = config.maxAnswerBytes();
        this.classPath = jvm.classPath().isEmpty() ? ClassPath.ofWorker() : jvm.classPath();
        this.nativeLibrary = NativeLibrary.unpackedUnder(config.nativeCache());
        this.program = program;
        this.sandbox = new Sandbox(jvm.java(), joinedClassPath());
    }

    private WorkerCommand(WorkerCommand other) {
        this.jvm = other.jvm.withAddressSpaceBytes(0);
        this.limits = other.limits;
        this.maxAnswerBytes = other.maxAnswerBytes;
        this.classPath = other.classPath;
        this.nativeLibrary = other.nativeLibrary;
        this.program = other.program;
        this.sandbox = other.sandbox;
        this.onCard = true;
    }

    /**
     * The same for a process that may use graphics cards. Its address space has no bound, because CUDA reserves as much
     * as all cards and the machine have together; the model's share of the card has one.
     */
    WorkerCommand onCard() {
        return new WorkerCommand(this);
    }

    /** A process that will connect to that socket, with that folder for its files. */
    Process start(Path socket, int connections, WorkerFolder folder) throws IOException {
        Files.writeString(
                folder.arguments(),
                arguments(socket, connections, folder).stream()
                        .map(WorkerCommand::quoted)
                        .collect(Collectors.joining("\n")));
        List<String> command = sandbox.command(
                onCard
                        ? WorkerBounds.onCard(jvm, folder, classPath, nativeLibrary)
                        : WorkerBounds.of(jvm, folder, classPath, nativeLibrary),
                folder.path(),
                List.of(jvm.java().toString(), "@" + folder.arguments()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.own().toFile());
        environment(builder.environment(), folder.own());
        Process process = builder.redirectInput(
                        ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(folder.output().toFile())
                .start();
        giveWayFirst(process.pid());
        return process;
    }

    /** Where memory runs out, it is a worker that the system ends, and not the process that serves everybody. */
    private static void giveWayFirst(long pid) {
        Path score = Path.of("/proc", Long.toString(pid), "oom_score_adj");
        try {
            if (Files.exists(score)) {
                Files.writeString(score, GIVES_WAY);
            }
        } catch (IOException e) {
            LOG.debug("process {} is not preferred when memory runs out: {}", pid, e.getMessage());
        }
    }

    /** Which bounds hold the process started last in that folder; it has connected, and loaded nothing yet. */
    SandboxReport sandboxed(WorkerFolder folder) throws IOException {
        return sandbox.reportIn(folder.path());
    }

    private void environment(Map<String, String> environment, Path folder) {
        String language = environment.getOrDefault("LANG", "C.UTF-8");
        environment.clear();
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        environment.put("LANG", language);
        environment.put("TMPDIR", folder.toString());
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("MALLOC_MMAP_THRESHOLD_", OWN_MAPPING_BYTES);
        if (onCard) {
            environment.put("CUDA_CACHE_DISABLE", "1");
            environment.put("LD_LIBRARY_PATH", Cards.libraryPath());
        }
    }

    private List<String> arguments(Path socket, int connections, WorkerFolder folder) {
        return List.of(
                "-cp",
                joinedClassPath(),
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
                "-XX:ErrorFile=" + folder.crash(),
                "-XX:ErrorLogTimeout=" + CRASH_REPORT_SECONDS,
                "-Djava.io.tmpdir=" + folder.own(),
                "-Djdk.nio.maxCachedBufferSize=262144",
                "--enable-native-access=ALL-UNNAMED",
                "-Donnxruntime.native.path=" + nativeLibrary,
                program.getName(),
                socket.toString(),
                Integer.toString(connections),
                Long.toString(limits.maxMessageBytes()),
                Long.toString(maxAnswerBytes),
                folder.inputs().toString());
    }

    private String joinedClassPath() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private long directMemory(int connections) {
        return (64L << 20) + connections * (4L << 20);
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
