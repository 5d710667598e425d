package io.modelmarket.deploy.bench.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.density.SmallModels.SmallModel;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few models in real workers. */
class DensityBenchTest {

    @Test
    void loadsAndCallsEveryModel() throws IOException {
        String said = DensityMain.run(new Program("--models=12"), line -> {});

        JsonNode report = new ObjectMapper().readTree(said);
        Map<String, Double> values = new HashMap<>();
        report.path("results")
                .forEach(row ->
                        values.put(row.path("case").asText(), row.path("value").asDouble()));
        assertThat(values)
                .containsEntry("wrong-answers", 0.0)
                .containsKeys("memory-per-model", "load-p50", "load-p99", "cold-start-p99", "call-p50", "call-p99");
        assertThat(values.get("cold-start-p50")).isGreaterThanOrEqualTo(values.get("load-p50"));
        assertThat(values.get("memory-with-one-model-each")).isPositive();
        // Of so few models it is mostly what else the process took and gave back meanwhile.
        assertThat(values.get("medium-memory-to-file")).isFinite();
        assertThat(values.get("call-p50")).isPositive();
        assertThat(report.at("/notes/0").asText()).startsWith("12 models");
        assertThat(report.path("table").asText()).contains("cold-start-p99");
    }

    @Test
    void makesEachModelAnother(@TempDir Path folder) throws IOException {
        List<SmallModel> models = SmallModels.write(folder, 60, 4, 1);

        assertThat(models).extracting(model -> model.ref().digest()).doesNotHaveDuplicates();
        assertThat(models).extracting(SmallModel::partner).startsWith("partner-0", "partner-1", "partner-2");
    }

    @Test
    void wantsMoreModelsThanPartners() {
        assertThatThrownBy(() -> DensityMain.run(new Program("--models=4"), line -> {}))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("more than 4 models");
        assertThatThrownBy(() -> DensityMain.run(new Program("--models=many"), line -> {}))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("--models must be a whole number");
    }
}
