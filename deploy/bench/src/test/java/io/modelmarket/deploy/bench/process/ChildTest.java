package io.modelmarket.deploy.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void talksInLinesAndEndsWithItsInput() {
        Child child = Child.start("cat", List.of("cat"), Map.of(), folder);
        child.send("one");
        child.send("two");

        assertThat(child.line(SOON)).isEqualTo("one");
        assertThat(child.line(SOON)).isEqualTo("two");
        child.close();
        assertThat(child.handle().isAlive()).isFalse();
    }

    @Test
    void saysThatItEnded() {
        try (Child child = Child.start("true", List.of("true"), Map.of(), folder)) {
            assertThatThrownBy(() -> child.line(SOON))
                    .isInstanceOf(BenchFailure.class)
                    .hasMessageContaining("true ended");
        }
    }

    @Test
    void repeatsTheLastWordsOfOneThatEnded() {
        try (Child child = Child.start("sh", List.of("sh", "-c", "echo no such model >&2; exit 3"), Map.of(), folder)) {
            assertThatThrownBy(() -> child.line(SOON)).hasMessageContaining("no such model");
        }
    }

    @Test
    void saysThatAProgramIsMissing() {
        assertThatThrownBy(() -> Child.start("none", List.of("no-such-program"), Map.of(), folder))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("no-such-program");
    }
}
