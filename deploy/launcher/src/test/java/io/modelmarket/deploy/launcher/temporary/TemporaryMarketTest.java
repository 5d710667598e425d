package io.modelmarket.deploy.launcher.temporary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.stack.process.JavaCommand;
import io.modelmarket.deploy.stack.process.ProcessFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, over a real PostgreSQL, which is told to end. */
class TemporaryMarketTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final List<Process> begun = new ArrayList<>();

    @AfterEach
    void end() {
        begun.forEach(Process::destroyForcibly);
    }

    @Test
    void endsItsPartsWithAProcessThatIsToldToEnd() throws Exception {
        Process process = begin();
        await().atMost(SOON).until(() -> said().contains("ready"));
        assertThat(markets()).hasSize(1);
        assertThat(parts()).isNotEmpty();

        process.destroy();

        assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(parts()).isEmpty();
        assertThat(markets()).isEmpty();
    }

    @Test
    void endsAPartThatIsJustStarting() throws Exception {
        Process process = begin();
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> !parts().isEmpty());

        process.destroy();

        assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(parts()).isEmpty();
        assertThat(markets()).isEmpty();
    }

    private Process begin() throws IOException {
        List<String> command = JavaCommand.small(List.of(
                "-Djava.io.tmpdir=" + folder,
                "-Dmarket.root=" + System.getProperty("market.root"),
                "-cp",
                System.getProperty("java.class.path"),
                Holding.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        begun.add(process);
        return process;
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private List<Path> markets() {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().startsWith("market-test"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes that belong to a market in the folder. */
    private List<ProcessHandle> parts() {
        return ProcessHandle.allProcesses()
                .filter(process -> begun.stream().noneMatch(ours -> ours.pid() == process.pid()))
                .filter(process -> ProcessFacts.mentions(
                        process, folder.resolve("market-test").toString()))
                .toList();
    }

    /** Starts PostgreSQL and waits for ever. */
    static final class Holding {

        private Holding() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (TemporaryMarket market = TemporaryMarket.make("market-test")) {
                market.start(PartName.POSTGRES);
                System.out.println("ready");
                new CountDownLatch(1).await();
            }
        }
    }
}
