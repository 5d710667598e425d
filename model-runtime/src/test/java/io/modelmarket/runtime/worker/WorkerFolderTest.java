package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker leaves behind stands in nobody's way. */
@SuppressWarnings("NullAway.Init") // set before each test
class WorkerFolderTest {

    private static final String LONG_NAME = "x".repeat(250);
    private static final int LEVELS = 10;

    @TempDir
    Path folder;

    private InputFolders inputs;

    @BeforeEach
    void start() throws IOException {
        inputs = InputFolders.of(folder.resolve("runtime"));
    }

    @AfterEach
    void stop() {
        inputs.remove();
    }

    @Test
    void whatAnEarlierWorkerLeftIsGone() throws Exception {
        WorkerFolder first = prepare();
        Files.createDirectories(first.own().resolve("a/b"));
        Files.writeString(first.own().resolve("a/b/c"), "left");

        WorkerFolder second = prepare();

        assertThat(second.own()).isEmptyDirectory();
        assertThat(second.inputs()).isNotEqualTo(first.inputs());
    }

    @Test
    void aWorkerReadsNothingThatALinkInPlaceOfItsInputsLeadsTo() throws Exception {
        WorkerFolder acme = prepare();
        assumeTrue(acme.hasInputs(), "the system has memory with names");
        assertThat(bounds(acme)).contains(acme.inputs());
        Path elsewhere = WorkerFolder.privateFolder(folder.resolve("elsewhere"));
        Files.delete(acme.inputs());
        Files.createSymbolicLink(acme.inputs(), elsewhere);

        assertThat(acme.hasInputs()).isFalse();
        assertThat(bounds(acme)).doesNotContain(acme.inputs(), elsewhere);
    }

    @Test
    void aFolderThatOthersMayEnterIsNotTrustedWithInputs() throws Exception {
        WorkerFolder acme = prepare();
        assumeTrue(acme.hasInputs(), "the system has memory with names");

        Files.setPosixFilePermissions(acme.inputs().resolveSibling(""), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(acme.hasInputs()).isFalse();
    }

    @Test
    void whatCannotBeRemovedIsPutAside() throws Exception {
        WorkerFolder first = prepare();
        Path deep = nested(first.own().resolve("deep"));
        Path inner = folder.resolve("inner");
        nested(inner);
        Files.move(inner, deep.resolve("inner"));
        assertThatThrownBy(() -> WorkerFolder.remove(first.own())).isInstanceOf(IOException.class);

        WorkerFolder second = prepare();

        assertThat(second.own()).isEmptyDirectory();
        Path aside = onlyAside();
        Files.move(aside.resolve(first.own().relativize(deep)).resolve("inner"), inner);
        WorkerFolder.remove(aside);
        assertThat(aside).doesNotExist();
    }

    private WorkerFolder prepare() throws IOException {
        return WorkerFolder.prepare(folder.resolve("acme"), inputs.next());
    }

    private List<Path> bounds(WorkerFolder worker) {
        return WorkerBounds.of(WorkerJvm.standard(), worker, List.of(), folder).read();
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
