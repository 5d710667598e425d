package io.modelmarket.deploy.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.deploy.bench.result.ServingReport.Row;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty models of a fixed seed do nothing to the process that inspects and serves them: this one. */
class HostileRunTest {

    private static final int MODELS = 50;
    private static final long SEED = 7;

    @TempDir
    Path folder;

    @Test
    void nothingHappensToTheHost() {
        List<String> told = new ArrayList<>();

        HostileOrder order = new HostileOrder(SEED, 0, MODELS, Duration.ZERO, folder);
        Turns turns = order.turns();
        Tally tally = new HostileRun(order, told::add).run(turns);

        assertThat(tally.count(Finding.HUNG)).isZero();
        assertThat(tally.count(Finding.THREW)).isZero();
        assertThat(tally.count(Finding.REFUSED_BY_RULES)
                        + tally.count(Finding.REFUSED_ON_PROBATION)
                        + tally.count(Finding.WORKER_DIED_ON_PROBATION)
                        + tally.count(Finding.ACCEPTED))
                .isEqualTo(MODELS);
        assertThat(tally.count(Finding.ACCEPTED)).isPositive();
        assertThat(tally.count(Finding.REFUSED_BY_RULES)).isPositive();
        assertThat(tally.count(Finding.ANSWERED)).isPositive();
        assertThat(told).containsExactly("50 of 50 models");
        HostileReport report = HostileReport.of(turns, SEED, tally);
        assertThat(report.results())
                .filteredOn(row -> row.met() != null)
                .hasSize(2)
                .allMatch(Row::met);
        assertThat(report.table()).contains("hung host calls", "target 0  met", "refused most often by");
    }

    @Test
    void aSeedMakesTheSameModelsAgain() {
        for (int number = 0; number < 200; number++) {
            assertThat(new Grammar(3).model(number).file())
                    .isEqualTo(new Grammar(3).model(number).file());
        }
        assertThat(new Grammar(3).model(1).file())
                .isNotEqualTo(new Grammar(4).model(1).file());
    }

    @Test
    void theGrammarUsesAllItHas() {
        List<String> recipes = IntStream.range(0, 6_000)
                .mapToObj(number -> new Grammar(1).model(number).recipe())
                .toList();

        assertThat(Operator.all())
                .hasSizeGreaterThan(70)
                .allSatisfy(operator -> assertThat(recipes)
                        .anyMatch(recipe -> recipe.matches("(.* )?" + operator.name() + "([ ,].*)?")));
        assertThat(Subtlety.values())
                .allSatisfy(subtlety -> assertThat(recipes).anyMatch(recipe -> recipe.endsWith(subtlety.toString())));
        assertThat(recipes).anyMatch(recipe -> recipe.startsWith("control flow, 11 deep"));
    }

    @Test
    void wholeModelsAreWhole() throws InvalidProtocolBufferException {
        for (int number = 0; number < 500; number++) {
            GeneratedModel model = new Grammar(5).model(number);
            if (!model.recipe().endsWith(Subtlety.DAMAGED_BYTES.toString())) {
                assertThat(ModelProto.parseFrom(model.file()).getGraph().getNodeCount())
                        .isPositive();
            }
        }
    }
}
