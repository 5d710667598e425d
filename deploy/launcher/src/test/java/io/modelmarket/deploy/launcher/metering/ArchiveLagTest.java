package io.modelmarket.deploy.launcher.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files are written every ten seconds, of 20 000 events a second. */
class ArchiveLagTest {

    private static final long FILE = 200_000;

    @Test
    void anArchiveThatKeepsUpIsAFileBehindAndDoesNotFallBack() {
        ArchiveLag lag = ArchiveLag.of(seen(30, second -> second / 10 * FILE));

        assertThat(lag.most()).isEqualTo(180_000);
        assertThat(lag.growth()).hasValue(0);
    }

    @Test
    void anArchiveThatWritesEveryOtherFileFallsBackByHalfOfWhatComes() {
        ArchiveLag lag = ArchiveLag.of(seen(60, second -> second / 20 * FILE));

        assertThat(lag.most()).isEqualTo(59 * 20_000L - 2 * FILE);
        assertThat(lag.growth()).hasValue(10_000);
    }

    @Test
    void nothingIsSaidOfGrowthWhereNoFileWasWritten() {
        assertThat(ArchiveLag.of(seen(8, second -> 0L)).growth()).isEmpty();
        assertThat(ArchiveLag.of(seen(18, second -> second / 10 * FILE)).growth())
                .as("one in the second half alone")
                .isEmpty();
        assertThat(ArchiveLag.of(List.of()).most()).isZero();
    }

    private static List<ArchiveLag.Sample> seen(int seconds, Archived archived) {
        return IntStream.range(0, seconds)
                .mapToObj(second ->
                        new ArchiveLag.Sample(TimeUnit.SECONDS.toNanos(second), second * 20_000L, archived.at(second)))
                .toList();
    }

    /** How many events are archived. */
    @FunctionalInterface
    private interface Archived {
        long at(int second);
    }
}
