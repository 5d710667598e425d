package io.modelmarket.deploy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TallyTest {

    private static final long SECOND = 1_000_000_000L;

    private final Tally tally = new Tally(10);

    @Test
    void countsOnlyWhileOpen() {
        tally.answered(5_000);
        tally.failed("early");
        tally.open(SECOND);
        tally.answered(7_000);
        tally.close(3 * SECOND);
        tally.end(0);
        tally.answered(9_000);
        tally.failed("late");

        LoadReport report = tally.report();

        assertThat(report.answers()).isEqualTo(1);
        assertThat(report.seconds()).isEqualTo(2);
        assertThat(report.throughput()).isEqualTo(0.5);
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void countsWhatGoesWrongWithWhatIsWaitedForButNoAnswerOfIt() {
        tally.open(0);
        tally.answered(7_000);
        tally.close(SECOND);
        tally.answered(9_000_000);
        tally.failed("status 504: late");
        tally.end(2);

        LoadReport report = tally.report();

        assertThat(report.answers()).isEqualTo(1);
        assertThat(report.latency().max()).isEqualTo(9_000);
        assertThat(report.failed()).isEqualTo(3);
        assertThat(report.failures()).containsEntry("status 504: late", 1L);
    }

    @Test
    void tellsPercentilesInMicroseconds() {
        tally.open(0);
        for (int i = 1; i <= 1_000; i++) {
            tally.answered(i * 1_000L);
        }
        tally.close(SECOND);

        LoadReport.Latency latency = tally.report().latency();

        assertThat(latency.p50()).isCloseTo(500, within(1.0));
        assertThat(latency.p99()).isCloseTo(990, within(1.0));
        assertThat(latency.max()).isCloseTo(1_000, within(1.0));
    }

    @Test
    void looksIntoOneOfSoMany() {
        tally.open(0);
        int looked = 0;
        for (int i = 0; i < 100; i++) {
            looked += tally.wantsCheck() ? 1 : 0;
        }

        assertThat(looked).isEqualTo(10);
    }

    @Test
    void boundsTheReasonsItKeeps() {
        tally.open(0);
        for (int i = 0; i < 100; i++) {
            tally.failed("reason " + i);
        }
        tally.close(SECOND);

        assertThat(tally.report().failures()).hasSize(21).containsEntry("other", 80L);
        assertThat(tally.report().failed()).isEqualTo(100);
    }
}
