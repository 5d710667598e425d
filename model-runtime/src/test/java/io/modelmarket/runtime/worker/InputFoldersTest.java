package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelmarket.runtime.fixture.RunningWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime's folder in memory is its own, and does not outlive its next start. */
class InputFoldersTest {

    @TempDir
    Path folder;

    @BeforeEach
    void onlyWhereThereIsSuchMemory() {
        assumeTrue(Files.isDirectory(Path.of("/dev/shm")), "the system has memory with names");
    }

    @Test
    void aNextStartTakesAnotherNameAndRemovesWhatAKilledProcessLeft() throws IOException {
        Path left = whole(InputFolders.of(folder));
        Files.writeString(Files.createDirectory(left.resolve("1")).resolve("2-1"), "left");

        InputFolders second = InputFolders.of(folder);

        assertThat(left).doesNotExist();
        assertThat(whole(second)).isNotEqualTo(left).isEmptyDirectory();
        second.remove();
        assertThat(whole(second)).doesNotExist();
    }

    @Test
    void twoRuntimesWithTheSamePathsLeaveEachOthersAlone() throws IOException {
        InputFolders one = InputFolders.of(folder.resolve("one/runtime"));
        InputFolders other = InputFolders.of(folder.resolve("other/runtime"));
        try {
            assertThat(whole(one)).isNotEqualTo(whole(other)).isEmptyDirectory();
            assertThat(one.next()).isNotEqualTo(one.next());
        } finally {
            one.remove();
            other.remove();
        }
        assertThat(whole(one)).doesNotExist();
    }

    @Test
    void aLinkInPlaceOfTheFolderIsNotFollowed() throws IOException {
        Path planted = whole(InputFolders.of(folder.resolve("runtime")));
        Files.delete(planted);
        Path strangers = Files.createDirectory(folder.resolve("strangers"));
        Files.writeString(strangers.resolve("file"), "kept");
        Files.createSymbolicLink(planted, strangers);

        InputFolders.removeLeftBy(folder.resolve("runtime"));

        assertThat(strangers.resolve("file")).hasContent("kept");
        assertThat(Files.exists(planted, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void aNoteThatNamesSomethingElseRemovesNothing() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(folder.resolve("inputs"), "../.." + other);

        InputFolders.removeLeftBy(folder);

        assertThat(other).isDirectory();
    }

    @Test
    void aWorkerThatDoesNotComeUpLeavesNothing() throws Exception {
        Path runtime = folder.resolve("workers");
        try (RunningWorkers workers = RunningWorkers.in(
                folder,
                config -> config.withJvm(
                        new WorkerJvm(Path.of("/bin/true"), config.jvm().classPath(), 1 << 26, 0)))) {
            assertThatThrownBy(() -> workers.loadTrained("acme", "iris-mlp"))
                    .isInstanceOf(RuntimeFailure.NotLoaded.class);

            assertThat(runtime.resolve("workers/acme/arguments")).exists();
            assertThat(InputFolders.notedIn(runtime)).isEmptyDirectory();
        }
    }

    private static Path whole(InputFolders folders) {
        return folders.next().resolveSibling("");
    }
}
