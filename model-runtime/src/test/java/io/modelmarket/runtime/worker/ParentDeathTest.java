package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentDeathTest {

    @TempDir
    Path folder;

    @Test
    void workersEndWithTheirKilledParent() throws IOException {
        Process parent = parent();
        try (BufferedReader out = parent.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle one = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            ProcessHandle other =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            assertThat(one.isAlive() && other.isAlive()).isTrue();

            parent.destroyForcibly();

            await().atMost(Duration.ofSeconds(10)).until(() -> !one.isAlive() && !other.isAlive());
        } finally {
            parent.destroyForcibly();
            Workers.removeLeftBy(folder.resolve("workers"));
        }
    }

    private Process parent() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                ParentProgram.class.getName(),
                folder.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
