package io.modelmarket.deploy.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void hasTheFieldsThatWerePromised() {
        BenchReport report = new BenchReport(
                "startup",
                "abc",
                "2026-11-22T00:00:00Z",
                List.of(BenchResult.atMost("all ready", 31, "s", 30), BenchResult.figure("kafka ready", 2, "s")),
                List.of());

        JsonNode json = JSON.valueToTree(report);

        assertThat(json.fieldNames()).toIterable().containsExactly("name", "commit", "startedAt", "results");
        assertThat(json.at("/results/0").fieldNames())
                .toIterable()
                .containsExactly("case", "value", "unit", "target", "met");
        assertThat(json.at("/results/0/met").asBoolean(true)).isFalse();
        assertThat(json.at("/results/1/target").isNull()).isTrue();
        assertThat(report.allMet()).isFalse();
    }
}
