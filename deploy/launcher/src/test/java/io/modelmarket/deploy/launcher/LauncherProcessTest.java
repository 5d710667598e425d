package io.modelmarket.deploy.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.launcher.part.PortName;
import io.modelmarket.deploy.stack.process.JavaCommand;
import io.modelmarket.deploy.stack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as people run it, in processes of its own, over a real PostgreSQL. */
class LauncherProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temporary;

    private final Map<String, String> environment = new HashMap<>();

    LauncherProcessTest() {
        for (PortName port : PortName.values()) {
            environment.put(port.variable(), Integer.toString(Ports.free()));
        }
        environment.put("MARKET_ROOT", System.getProperty("market.root"));
    }

    @AfterEach
    void down() throws Exception {
        run("down");
    }

    @Test
    void goesUpAndDownAndTellsHowItStands() throws Exception {
        assertThat(run("status").exit()).isEqualTo(1);

        Finished up = run("up", "-d", "--only", "postgres");
        assertThat(up.exit()).as(up.output()).isZero();
        assertThat(up.output()).containsPattern("postgres +ready +\\d");
        assertThat(Files.readString(temporary.resolve("logs/launcher.log"))).doesNotContain("demo sign-ins");

        JsonNode status = JSON.readTree(run("status", "--json").output());
        assertThat(status.path("ready").asBoolean()).isTrue();
        assertThat(status.at("/parts/0/pid").asLong()).isPositive();
        assertThat(status.at("/parts/0/memoryBytes").asLong()).isPositive();

        Finished second = run("up", "--only", "postgres");
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.output())
                .contains(
                        "a market already runs",
                        "pid " + status.path("launcherPid").asLong());

        assertThat(run("down").exit()).isZero();
        assertThat(alive(status.at("/parts/0/pid").asLong())).isFalse();
        assertThat(run("status").exit()).isEqualTo(1);
    }

    @Test
    void takesOverFromALauncherThatWasKilled() throws Exception {
        assertThat(run("up", "-d", "--only", "postgres").exit()).isZero();
        JsonNode before = JSON.readTree(run("status", "--json").output());
        long orphan = before.at("/parts/0/pid").asLong();
        ProcessHandle launcher =
                ProcessHandle.of(before.path("launcherPid").asLong()).orElseThrow();
        launcher.destroyForcibly();
        launcher.onExit().get();

        Finished status = run("status");
        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.output()).contains("was killed and left parts running", "orphaned");

        assertThat(run("up", "-d", "--only", "postgres").exit()).isZero();
        assertThat(alive(orphan)).isFalse();
        JsonNode after = JSON.readTree(run("status", "--json").output());
        assertThat(after.path("ready").asBoolean()).isTrue();
        assertThat(after.at("/parts/0/pid").asLong()).isNotEqualTo(orphan);
    }

    @Test
    void startsAgainWhatIsKilled() throws Exception {
        assertThat(run("up", "-d", "--only", "postgres").exit()).isZero();
        long killed = JSON.readTree(run("status", "--json").output())
                .at("/parts/0/pid")
                .asLong();

        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    JsonNode status = JSON.readTree(run("status", "--json").output());
                    assertThat(status.path("ready").asBoolean()).isTrue();
                    assertThat(status.at("/parts/0/restarts").asInt()).isEqualTo(1);
                });
        assertThat(alive(killed)).isFalse();
    }

    @Test
    void removesDataOnlyAfterAYes() throws Exception {
        assertThat(run("up", "-d", "--only", "postgres").exit()).isZero();

        assertThat(run("down", "--purge").exit()).isEqualTo(1);
        assertThat(temporary.resolve("postgres")).exists();
        assertThat(run("down", "--purge", "--yes").exit()).isZero();
        assertThat(temporary.resolve("postgres")).doesNotExist();
    }

    private Finished run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(JavaCommand.small(List.of(
                "-Xmx160m", "-cp", System.getProperty("java.class.path"), "io.modelmarket.deploy.launcher.Main")));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", temporary.toString()));
        Path output = Files.createTempFile("launcher", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MARKET_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return new Finished(process.exitValue(), Files.readString(output));
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private record Finished(int exit, String output) {}
}
