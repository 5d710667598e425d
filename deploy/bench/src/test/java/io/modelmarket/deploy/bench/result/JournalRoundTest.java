package io.modelmarket.deploy.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.bench.load.LoadReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalRoundTest {

    @Test
    void manyConnectionsMustKeepTheirThroughput() {
        List<Case> cases = JournalRound.cases(
                "digits-cnn/json/64",
                false,
                List.of(
                        new JournalRound(45, report(900, 70), report(1_000, 60)),
                        // The machine was half as fast here; a ratio of medians would not say 0.8.
                        new JournalRound(45, report(400, 140), report(500, 120)),
                        new JournalRound(45, report(800, 75), report(1_000, 60))));

        assertThat(named(cases, "digits-cnn/json/64/throughput-vs-process-crash"))
                .isEqualTo(new Case("digits-cnn/json/64/throughput-vs-process-crash", 0.8, "x", Target.atLeast(0.85)))
                .extracting(Case::met)
                .isEqualTo(false);
        assertThat(named(cases, "digits-cnn/json/64/p50-above-raw-sync").target())
                .isNull();
    }

    @Test
    void oneConnectionMayWaitForTheDiskAndLittleMore() {
        List<Case> cases = JournalRound.cases(
                "iris-mlp/json/1", true, List.of(new JournalRound(45, report(900, 200), report(1_000, 110))));

        assertThat(named(cases, "iris-mlp/json/1/p50-above-raw-sync"))
                .isEqualTo(new Case("iris-mlp/json/1/p50-above-raw-sync", 45, "us", Target.atMost(60)))
                .extracting(Case::met)
                .isEqualTo(true);
        assertThat(named(cases, "iris-mlp/json/1/raw-sync-p50").value()).isEqualTo(45);
        assertThat(named(cases, "iris-mlp/json/1/failures").met()).isTrue();
    }

    private static Case named(List<Case> cases, String name) {
        return cases.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static LoadReport report(long answers, double p50) {
        return new LoadReport(answers, 1, new LoadReport.Latency(p50, 2 * p50, 3 * p50), answers, Map.of());
    }
}
