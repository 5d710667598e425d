package io.modelmarket.deploy.bench.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.deploy.bench.load.LoadProcess;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.result.Case;
import io.modelmarket.deploy.bench.result.Measurement;
import io.modelmarket.deploy.bench.result.Point;
import io.modelmarket.deploy.bench.result.ServingResult;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.SampleModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: the load generator and the floor, which also stands for the market here. */
class RoundsTest {

    private static final Path SAMPLES = Path.of(System.getProperty("market.root"), "deploy/samples");

    @TempDir
    private Path folder;

    @Test
    void measuresRealServersAndFindsEveryAnswerRight() {
        Plan plan = new Plan(
                List.of(
                        new Point(SampleModel.DIGITS_CNN, Encoding.JSON, 2),
                        new Point(SampleModel.TEXT_LSTM, Encoding.BINARY, 2)),
                2,
                300,
                200,
                400);
        List<String> told = new ArrayList<>();

        List<Measurement> measurements;
        try (LoadProcess load = LoadProcess.start(SAMPLES, folder);
                FloorProcess floor = FloorProcess.floor(SAMPLES, folder);
                FloorProcess ceiling = FloorProcess.ceiling(SAMPLES, folder)) {
            measurements = new Rounds(plan, List.of(floor, ceiling), load, told::add).run();
        }

        assertThat(measurements).hasSize(8).allSatisfy(measurement -> {
            assertThat(measurement.failures()).isEmpty();
            assertThat(measurement.figures().throughput()).isPositive();
            assertThat(measurement.figures().p99())
                    .isGreaterThanOrEqualTo(measurement.figures().p50());
            assertThat(measurement.figures().cpu()).isPresent();
        });
        assertThat(told).hasSize(8).allMatch(line -> line.contains("floor") || line.contains("ceiling"));
        assertThat(new ServingResult(measurements, List.of()).cases())
                .extracting(Case::name)
                .contains(
                        "digits-cnn/json/2/floor-throughput",
                        "digits-cnn/json/2/ceiling-vs-floor",
                        "text-lstm/binary/2/floor-cpu");
    }

    @Test
    void aNameThatNoCaseHasIsSaid() {
        assertThatThrownBy(() -> Plan.full().only("/json/64"))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("no case begins with '/json/64'");
    }

    @Test
    void plansEveryModelEncodingAndNumberOfConnections() {
        assertThat(Plan.full().points()).hasSize(3 * 3 * 3 + 2 * 2 * 3);
        assertThat(Plan.full().only("minilm").points())
                .extracting(Point::label)
                .containsExactly(
                        "minilm-l6/binary/1",
                        "minilm-l6/binary/8",
                        "minilm-l6/binary/64",
                        "minilm-l6/grpc/1",
                        "minilm-l6/grpc/8",
                        "minilm-l6/grpc/64");
        assertThat(Plan.quick().only("digits-cnn/json/").points())
                .extracting(Point::label)
                .containsExactly("digits-cnn/json/1", "digits-cnn/json/8", "digits-cnn/json/64");
    }
}
