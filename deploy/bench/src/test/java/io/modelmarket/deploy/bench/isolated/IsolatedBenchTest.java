package io.modelmarket.deploy.bench.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.Program;
import io.modelmarket.deploy.bench.result.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A brief run with a real worker. */
class IsolatedBenchTest {

    private static final Path SAMPLES = Path.of(System.getProperty("market.root"), "deploy/samples");

    @Test
    void measuresCallersOnEitherSide() throws IOException {
        List<String> told = new ArrayList<>();

        String said = IsolatedMain.run(new Program("--quick", "--only=iris-mlp/8", "--samples=" + SAMPLES), told::add);

        JsonNode report = new ObjectMapper().readTree(said);
        assertThat(report.path("results").findValuesAsText("case"))
                .containsExactly(
                        "iris-mlp/8/isolated-vs-in-process",
                        "iris-mlp/8/isolated-vs-unbatched",
                        "iris-mlp/8/isolated-throughput",
                        "iris-mlp/8/in-process-throughput",
                        "iris-mlp/8/unbatched-throughput");
        assertThat(report.path("results"))
                .allSatisfy(row -> assertThat(row.path("value").asDouble()).isPositive());
        assertThat(report.at("/results/0/target").asDouble()).isEqualTo(0.8);
        assertThat(told).hasSize(2).last().asString().contains("iris-mlp/8");
    }

    @Test
    void comparesWithinRounds() {
        List<Case> cases = IsolatedRound.cases(
                "m/1",
                List.of(
                        new IsolatedRound(90, 100, 50),
                        new IsolatedRound(10, 20, 10),
                        new IsolatedRound(700, 1_000, 500)));

        assertThat(cases).extracting(Case::value).containsExactly(0.7, 1.4, 90.0, 100.0, 50.0);
        assertThat(cases.getFirst().met()).isFalse();
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> IsolatedMain.run(new Program("--quick"), line -> {}))
                .isInstanceOf(BenchFailure.class)
                .hasMessage("--samples=DIR is missing");
    }
}
