package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OrtEnvironment;
import io.modelmarket.runtime.fixture.RunningWorkers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody can do who has taken over a worker, and that its parent is none the worse for starting it. */
class SandboxedWorkerTest {

    private static final List<String> PERMITTED =
            List.of("write-own", "read-own", "read-random", "read-inputs", "thread");

    private static final int ATTEMPTS = 28;
    private static final String SECRET = "another partner's";

    @TempDir
    Path folder;

    @BeforeAll
    static void onlyWhereTheKernelCan() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the sandbox is Linux's");
    }

    @Test
    void anIntruderIsRefusedAllButItsOwnFolder() throws Exception {
        Map<String, String> outcome = intrude(this::sandboxed);

        assertThat(outcome.remove("environment"))
                .isEqualTo("[LANG, MALLOC_ARENA_MAX, MALLOC_MMAP_THRESHOLD_, ORT_DISABLE_TELEMETRY, TMPDIR]");
        assertThat(outcome.remove("files")).doesNotContain("socket:", "pipe:", "surefire");
        for (String what : PERMITTED) {
            assertThat(outcome.remove(what)).as(what).isEqualTo("done");
        }
        assertThat(outcome).hasSize(ATTEMPTS - PERMITTED.size());
        assertThat(outcome.values()).as(outcome.toString()).allMatch(what -> what.startsWith("refused"));
        assertThat(Files.readString(secret())).isEqualTo(SECRET);
    }

    /** Else what is refused above might be impossible for other reasons. */
    @Test
    void withoutASandboxItCouldHaveDoneAllOfIt() throws Exception {
        Map<String, String> outcome = intrude(this::free);

        outcome.keySet().removeAll(List.of("environment", "files"));
        assertThat(outcome).hasSize(ATTEMPTS);
        assertThat(outcome.values()).as(outcome.toString()).containsOnly("done");
        assertThat(secret()).doesNotExist();
    }

    @Test
    void aWorkerAnswersAndSaysWhatHoldsIt() throws Exception {
        try (RunningWorkers workers = RunningWorkers.in(folder, config -> config)) {
            LoadedModel digits = workers.loadTrained("acme", "digits-cnn");

            assertThat(workers.run(digits, floats("image", new long[] {1, 1, 28, 28}, new float[784]))
                            .outputs())
                    .hasSize(1);

            WorkerStatus status = workers.workers().status().getFirst();
            assertThat(status.sandbox().isWhole())
                    .as(status.sandbox().toString())
                    .isTrue();
            assertThat(Files.readString(Path.of("/proc/" + status.pid() + "/status")))
                    .containsPattern("NoNewPrivs:\\s1")
                    .containsPattern("Seccomp:\\s2");
            try (Stream<Path> staged = Files.list(folder.resolve("workers/workers/acme/models"))) {
                assertThat(staged).isEmpty();
            }
        }
    }

    @Test
    void theParentStaysFree() throws Exception {
        try (RunningWorkers workers = RunningWorkers.in(folder, config -> config)) {
            workers.loadTrained("acme", "iris-mlp");
            ProcessHandle.of(workers.workers().status().getFirst().pid())
                    .orElseThrow()
                    .destroyForcibly();
            workers.loadTrained("other", "iris-mlp");

            try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
                for (Path thread : threads.toList()) {
                    assertThat(statusOf(thread)).doesNotContainPattern("NoNewPrivs:\\s1");
                }
            }
            assertThat(CompletableFuture.supplyAsync(SandboxedWorkerTest::openEverything)
                            .get(10, TimeUnit.SECONDS))
                    .isEqualTo("root");
            Process free = new ProcessBuilder("sh", "-c", "cat /etc/passwd > '" + folder.resolve("copy") + "'").start();
            assertThat(free.onExit().thenApplyAsync(Process::exitValue).get(10, TimeUnit.SECONDS))
                    .isZero();
        }
    }

    private static String openEverything() {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
            return socket.isConnected()
                    ? Files.readString(Path.of("/etc/passwd")).substring(0, 4)
                    : "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Threads come and go while they are counted. */
    private static String statusOf(Path thread) {
        try {
            return Files.readString(thread.resolve("status"));
        } catch (IOException e) {
            return "";
        }
    }

    private Path secret() {
        return folder.resolve("workers/other/models/1/model.onnx");
    }

    private Map<String, String> intrude(Launch launch) throws Exception {
        InputFolders folders = InputFolders.of(folder.resolve("workers"));
        WorkerFolder own = WorkerFolder.prepare(folder.resolve("workers/intruder"), folders.next());
        Files.createDirectories(folder.resolve("workers/other/models/1"));
        Files.writeString(secret(), SECRET);
        Path inputs = Files.writeString(own.inputs().resolve("2-1"), "inputs");
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.write(
                    own.own().resolve("targets"),
                    List.of(
                            secret().toString(),
                            Integer.toString(listening.getLocalPort()),
                            Long.toString(ProcessHandle.current().pid()),
                            Long.toString(bystander.pid()),
                            inputs.toString()));
            Process intruder = launch.start(own);
            try {
                assertThat(intruder.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                intruder.destroyForcibly();
            }
        } finally {
            bystander.destroyForcibly();
            folders.remove();
        }
        return Files.readAllLines(own.output()).stream()
                .filter(line -> line.contains("="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
    }

    private Process sandboxed(WorkerFolder own) throws IOException {
        WorkersConfig config = WorkersConfig.in(folder.resolve("workers"), Clock.systemUTC());
        WorkerJvm jvm = config.jvm().withClassPath(classPath());
        return new WorkerCommand(config.withJvm(jvm), Intruder.class).start(folder.resolve("no-socket"), 1, own);
    }

    private Process free(WorkerFolder own) throws IOException {
        String path = classPath().stream().map(Path::toString).collect(Collectors.joining(":"));
        return new ProcessBuilder(WorkerJvm.standard().java().toString(), "-cp", path, Intruder.class.getName())
                .directory(own.own().toFile())
                .redirectOutput(own.output().toFile())
                .start();
    }

    private static List<Path> classPath() throws IOException {
        return List.of(
                ClassPath.of(WorkersConfig.class), ClassPath.of(OrtEnvironment.class), ClassPath.of(Intruder.class));
    }

    /** How the intruder is started in that folder. */
    private interface Launch {
        Process start(WorkerFolder own) throws IOException;
    }
}
