package io.modelmarket.deploy.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.launcher.closing.ArchivedMonth;
import io.modelmarket.deploy.launcher.closing.Closing.Closed;
import io.modelmarket.deploy.launcher.closing.Closing.Recounted;
import io.modelmarket.deploy.launcher.closing.Closing.Took;
import io.modelmarket.deploy.launcher.closing.ClosingBooks;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseBenchmarkTest {

    @Test
    void saysWhatWasTakenAndWhatThatComesToInWhole() {
        Closed closed = new Closed(500, 25, new ClosingBooks.Written(360_000, 25_000_000, 69), took(3), took(9));
        Recounted recounted = new Recounted(new ArchivedMonth.Archived(5_000_000, 744, 1), took(4), 500_000, took(2));

        List<BenchResult> results = CloseBenchmark.results(closed, recounted);

        assertThat(value(results, "close")).isEqualTo(12);
        assertThat(value(results, "close, of 1 000")).isEqualTo(24);
        assertThat(value(results, "reconciliation, time")).isEqualTo(4);
        assertThat(value(results, "reconciliation, of 50 M")).isEqualTo(40);
        assertThat(value(results, "CSV report, of 1 M lines")).isEqualTo(4);
        assertThat(results)
                .filteredOn(result -> Boolean.FALSE.equals(result.met()))
                .extracting(BenchResult::name)
                .containsExactly("close, of 1 000", "reconciliation, of 50 M");
    }

    private static double value(List<BenchResult> results, String name) {
        return results.stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Took took(double seconds) {
        return new Took(seconds, seconds / 2, seconds / 4);
    }
}
