package io.modelmarket.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.modelmarket.runtime.fixture.BatchModels;
import io.modelmarket.runtime.fixture.SequenceModels;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.worker.WorkersConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Models that look right are loaded and run before they are accepted. Where a static rule would refuse a model, no rule
 * is asked: probation must hold without them.
 */
class ProbationTest {

    @TempDir
    Path folder;

    private Inspector inspector;
    private Inspector withoutRules;

    @BeforeEach
    void start() {
        WorkersConfig workers = WorkersConfig.in(folder.resolve("workers"), Clock.systemUTC());
        InspectionLimits limits = new InspectionLimits(8 << 20, Duration.ofSeconds(4), Duration.ofSeconds(2), 6L << 30);
        inspector = new Inspector(workers, limits);
        withoutRules = new Inspector(workers, limits, new Rules(List.of()));
    }

    @Test
    void aGoodModelIsAcceptedWithItsReport() throws IOException {
        Inspection inspection =
                inspector.inspect(TestModels.trained("digits-cnn").resolve("model.onnx"));

        assertThat(inspection).isInstanceOfSatisfying(Inspection.Accepted.class, accepted -> {
            InspectionReport report = accepted.report();
            assertThat(report.signature().input("image")).isPresent();
            assertThat(report.contents().opset()).isEqualTo(14);
            assertThat(report.contents().bytes()).isEqualTo(2_777_036);
            assertThat(report.contents().sha256())
                    .isEqualTo("13729fce6388be2dccd7403c8bcd2b50991357759e93a96740be63dab360ef60");
            assertThat(report.contents().operators()).containsEntry("Conv", 1).containsEntry("Gemm", 2);
            assertThat(report.contents().parameters()).isGreaterThan(600_000);
            Measurements measured = report.measured();
            assertThat(measured.loadTime()).isPositive();
            assertThat(measured.runLatency()).isPositive().isLessThan(Duration.ofSeconds(1));
            assertThat(measured.bestRows()).isGreaterThan(1);
            assertThat(measured.bestLatency().dividedBy(measured.bestRows())).isLessThan(measured.runLatency());
            assertThat(measured.peakBytes()).isGreaterThan(20L << 20);
            assertThat(report.warnings()).isEmpty();
        });
        assertThat(folder.resolve("workers/probation")).isEmptyDirectory();
    }

    @Test
    void whatIsAllowedButMaySurpriseIsToldAsWarnings() throws IOException {
        assertThat(warnings(inspect(SequenceModels.numberedClasses())))
                .containsExactly(new InspectionReport.Warning(
                        "sequence",
                        "output 'p'",
                        "callers get its maps as a tensor 'p' with a row for each map, and their keys as 'p.keys'"));
        assertThat(warnings(inspect(BatchModels.lessTheMean())))
                .extracting(InspectionReport.Warning::rule, InspectionReport.Warning::detail)
                .containsExactly(tuple(
                        "not-batched",
                        "requests are run one by one: three rows together do not give what each of them gives alone"));
        GraphProto.Builder drawing = GraphProto.newBuilder()
                .setName("drawing")
                .addInitializer(OnnxParts.floats("spare", 1, 2))
                .addNode(OnnxParts.node("RandomNormalLike", List.of("x"), "y"))
                .addInput(OnnxParts.unshaped("x", DataType.FP32))
                .addOutput(OnnxParts.unshaped("y", DataType.FP32));
        assertThat(warnings(inspect(OnnxParts.model(drawing.build()))))
                .extracting(InspectionReport.Warning::rule, InspectionReport.Warning::where)
                .containsExactly(
                        tuple("random", "node 0 of type RandomNormalLike"),
                        tuple("unused-weights", "tensor 'spare'"),
                        tuple("no-shape", "input 'x'"),
                        tuple("not-batched", "model.onnx"));
    }

    private static List<InspectionReport.Warning> warnings(Inspection inspection) {
        assertThat(inspection).isInstanceOf(Inspection.Accepted.class);
        return ((Inspection.Accepted) inspection).report().warnings();
    }

    @Test
    void whatAKilledInspectionLeftIsRemoved() throws IOException {
        Path left = Files.createDirectories(folder.resolve("workers/probation/left/model"));

        assertThat(inspect(TestModels.identity(DataType.FP32, -1))).isInstanceOf(Inspection.Accepted.class);

        assertThat(left).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(names = {"BYTES", "UINT64", "FP16"})
    void inputsOfEveryTypeCanBeMadeUp(DataType type) throws IOException {
        assertThat(inspect(TestModels.identity(type, -1, 3))).isInstanceOf(Inspection.Accepted.class);
    }

    @Test
    void aFileThatKillsItsProcessIsRefused() throws IOException {
        assertThat(inspectWithoutRules(TestModels.crashingOnLoad()))
                .isEqualTo(new Inspection.Refused(
                        "crash", "model.onnx", "loading it kills the process that loads it; it cannot be published"));
    }

    @Test
    void aFileThatTakesForEverToLoadIsRefused() throws IOException {
        assertThat(inspectWithoutRules(TestModels.slowToLoad(13)))
                .isEqualTo(new Inspection.Refused("load-time", "model.onnx", "it was not loaded within 4 seconds"));
    }

    @Test
    void aModelThatRunsForEverIsRefused() throws IOException {
        assertThat(inspectWithoutRules(TestModels.infiniteLoop()))
                .isInstanceOfSatisfying(Inspection.Refused.class, refused -> {
                    assertThat(refused.rule()).isEqualTo("run-time");
                    assertThat(refused.where()).isEqualTo("inputs [x FP32[1]]");
                });
    }

    @Test
    void aModelThatWantsMoreMemoryThanThereIsIsRefused() throws IOException {
        assertThat(inspect(TestModels.expanding(200_000, 200_000)))
                .isInstanceOfSatisfying(Inspection.Refused.class, refused -> {
                    assertThat(refused.rule()).isEqualTo("trial-run");
                    assertThat(refused.detail()).doesNotContain(folder.toString());
                });
    }

    @Test
    void whatOnnxRuntimeRefusesIsRefusedInItsWordsWithoutOurFolders() throws IOException {
        ModelProto unknown = TestModels.identity(DataType.FP32, 1);
        ModelProto broken = unknown.toBuilder()
                .setGraph(unknown.getGraph().toBuilder()
                        .setNode(0, unknown.getGraph().getNode(0).toBuilder().setOpType("NoSuchOperator")))
                .build();

        assertThat(inspectWithoutRules(broken)).isInstanceOfSatisfying(Inspection.Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo("load");
            assertThat(refused.detail()).contains("NoSuchOperator").doesNotContain(folder.toString());
        });
    }

    private Inspection inspectWithoutRules(ModelProto model) throws IOException {
        return withoutRules.inspect(Files.write(folder.resolve("model.onnx"), model.toByteArray()));
    }

    private Inspection inspect(ModelProto model) throws IOException {
        return inspector.inspect(Files.write(folder.resolve("model.onnx"), model.toByteArray()));
    }
}
