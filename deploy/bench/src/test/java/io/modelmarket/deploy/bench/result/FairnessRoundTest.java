package io.modelmarket.deploy.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.modelmarket.deploy.bench.load.LoadReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairnessRoundTest {

    private static final LoadReport ALONE = report(100, 1_000, 2_000, Map.of());
    private static final LoadReport FLOOD =
            report(300, 5_000, 9_000, Map.of("status 429: queue full", 7L, "status 503: busy", 2L, "wrong output", 1L));

    @Test
    void comparesTheTenantWithItselfAlone() {
        List<FairnessRound> rounds = List.of(
                new FairnessRound(ALONE, report(45, 2_000, 5_000, Map.of()), FLOOD),
                new FairnessRound(ALONE, report(30, 3_000, 10_000, Map.of()), FLOOD),
                new FairnessRound(ALONE, report(48, 2_500, 6_000, Map.of("wrong output", 1L)), FLOOD));

        List<Case> cases = FairnessRound.cases("m/binary/4", rounds, true);

        assertThat(cases)
                .extracting(Case::name, Case::value, Case::met)
                .contains(
                        tuple("m/binary/4/throughput-vs-alone", 0.45, true),
                        tuple("m/binary/4/p50-vs-alone", 2.5, null),
                        tuple("m/binary/4/p99-vs-alone", 3.0, true),
                        tuple("m/binary/4/flood-throughput", 300.0, null),
                        tuple("m/binary/4/flood-refusals", 27.0, null),
                        tuple("m/binary/4/flood-failures", 3.0, false),
                        tuple("m/binary/4/failures", 1.0, false));
    }

    @Test
    void asksForNoShareWhereTheWorkerIsNotWhatRunsOut() {
        List<Case> cases = FairnessRound.cases("m", List.of(new FairnessRound(ALONE, ALONE, FLOOD)), false);

        assertThat(cases.getFirst())
                .isEqualTo(new Case("m/throughput-vs-alone", 1, "x", null))
                .extracting(Case::met)
                .isNull();
        assertThat(ServingReport.of(cases, List.of("a note")).table())
                .contains("m/p99-vs-alone", "<= 4.00  met", "MISSED", "note: a note");
    }

    private static LoadReport report(long answers, double p50, double p99, Map<String, Long> failures) {
        return new LoadReport(answers, 1, new LoadReport.Latency(p50, p99, p99), 0, failures);
    }
}
