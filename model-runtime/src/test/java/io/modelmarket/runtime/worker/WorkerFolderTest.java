package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker leaves behind stands in nobody's way. */
class WorkerFolderTest {

    private static final String LONG_NAME = "x".repeat(250);
    private static final int LEVELS = 10;

    @TempDir
    Path folder;

    @AfterEach
    void removeInputs() {
        new WorkerFolder(folder.resolve("acme")).removeInputs();
    }

    @Test
    void whatAnEarlierWorkerLeftIsGone() throws Exception {
        WorkerFolder first = WorkerFolder.prepare(folder.resolve("acme"));
        if (first.hasInputs()) {
            Files.writeString(first.inputs().resolve("2-1"), "left");
        }
        Files.createDirectories(first.own().resolve("a/b"));
        Files.writeString(first.own().resolve("a/b/c"), "left");

        WorkerFolder second = WorkerFolder.prepare(folder.resolve("acme"));

        assertThat(second.own()).isEmptyDirectory();
        assertThat(second.inputs()).isEqualTo(first.inputs());
        assertThat(second.inputs().resolve("2-1")).doesNotExist();
    }

    @Test
    void whatCannotBeRemovedIsPutAside() throws Exception {
        WorkerFolder first = WorkerFolder.prepare(folder.resolve("acme"));
        Path deep = nested(first.own().resolve("deep"));
        Path inner = folder.resolve("inner");
        nested(inner);
        Files.move(inner, deep.resolve("inner"));
        assertThatThrownBy(() -> WorkerFolder.remove(first.own())).isInstanceOf(IOException.class);

        WorkerFolder second = WorkerFolder.prepare(folder.resolve("acme"));

        assertThat(second.own()).isEmptyDirectory();
        Path aside = onlyAside();
        Files.move(aside.resolve(first.own().relativize(deep)).resolve("inner"), inner);
        WorkerFolder.remove(aside);
        assertThat(aside).doesNotExist();
    }

    private Path onlyAside() throws IOException {
        try (Stream<Path> parts = Files.list(folder.resolve("acme"))) {
            return parts.filter(part -> part.getFileName().toString().startsWith("own."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** So deep that two of them, one in the other, have a longer path than the system takes. */
    private static Path nested(Path top) throws IOException {
        Path deepest = top;
        for (int i = 0; i < LEVELS; i++) {
            deepest = deepest.resolve(LONG_NAME);
        }
        return Files.createDirectories(deepest);
    }
}
