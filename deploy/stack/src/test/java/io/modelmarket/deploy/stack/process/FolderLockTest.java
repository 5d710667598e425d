package io.modelmarket.deploy.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @Test
    void isTakenOnceAndGivenFree(@TempDir Path folder) {
        DataFolder data = new DataFolder(folder);
        FolderLock first = FolderLock.take(data).orElseThrow();

        assertThat(FolderLock.take(data)).isEmpty();
        first.close();
        assertThat(FolderLock.take(data)).hasValueSatisfying(FolderLock::close);
    }

    @Test
    void mayBeClosedTwice(@TempDir Path folder) {
        FolderLock lock = FolderLock.take(new DataFolder(folder)).orElseThrow();

        lock.close();

        assertThatCode(lock::close).doesNotThrowAnyException();
    }
}
