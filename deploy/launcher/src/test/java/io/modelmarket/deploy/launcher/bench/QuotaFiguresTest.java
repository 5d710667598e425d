package io.modelmarket.deploy.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.launcher.bench.QuotaFigures.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of the nodes' counts and instants. */
class QuotaFiguresTest {

    private static final List<Node> NODES = List.of(
            new Node("node-1", 20, 3, 0, 5_000_000, 9_000_000), new Node("node-2", 11, 0, 1, 7_000_000, 6_000_000));

    @Test
    void missesItsTargetWhenMoreWasAnsweredThanTheQuota() {
        BenchResult overshoot =
                new QuotaFigures("a quota", 30, NODES, 31).results().getFirst();

        assertThat(overshoot.value()).isEqualTo(1);
        assertThat(overshoot.met()).isFalse();
    }

    @Test
    void countsACallWhoseAnswerWasNotReadAtMostOnce() {
        assertThat(new QuotaFigures("a quota", 40, NODES, 32).results())
                .allMatch(result -> !Boolean.FALSE.equals(result.met()));
        assertThat(new QuotaFigures("a quota", 40, NODES, 33).results())
                .anyMatch(result -> Boolean.FALSE.equals(result.met()));
        assertThat(new QuotaFigures("a quota", 40, NODES, 30).results())
                .anyMatch(result -> Boolean.FALSE.equals(result.met()));
    }

    @Test
    void measuresTheEffectFromTheLastAnswerAnywhere() {
        List<BenchResult> results = new QuotaFigures("a quota", 31, NODES, 31).results();

        assertThat(results.stream().filter(result -> result.name().endsWith("effect")))
                .extracting(BenchResult::value)
                .containsExactly(2.0, 0.0);
        assertThat(results).allMatch(result -> !Boolean.FALSE.equals(result.met()));
        assertThat(new QuotaFigures("a quota", 31, NODES, 31).table())
                .contains("overshoot 0")
                .contains("node-2");
    }
}
