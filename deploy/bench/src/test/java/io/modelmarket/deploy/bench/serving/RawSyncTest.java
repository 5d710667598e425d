package io.modelmarket.deploy.bench.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.deploy.bench.process.BenchFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawSyncTest {

    @TempDir
    private Path folder;

    @Test
    void measuresTheDiskAndLeavesNothing() {
        assertThat(RawSync.median(folder, 5)).isPositive();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhereItCannot() {
        assertThatThrownBy(() -> RawSync.median(folder.resolve("absent"), 1))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("absent");
    }
}
