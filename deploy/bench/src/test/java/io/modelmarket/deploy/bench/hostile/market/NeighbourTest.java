package io.modelmarket.deploy.bench.hostile.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.deploy.bench.result.ServingReport.Row;
import io.modelmarket.deploy.bench.sample.SampleModel;
import io.modelmarket.deploy.bench.sample.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class NeighbourTest {

    private static final Path SAMPLES = Path.of(System.getProperty("market.root"), "deploy/samples");

    private final List<String> failures = new CopyOnWriteArrayList<>();

    @Test
    void takesNoAnswerForARightOne() throws IOException {
        try (FakeMarket market = new FakeMarket();
                Rest rest = new Rest();
                Calls calls = new Calls(market.market(), rest)) {
            Neighbour neighbour = new Neighbour(
                    calls,
                    new Calls.Target("good.digits-cnn", "key"),
                    Workload.load(SampleModel.DIGITS_CNN, SAMPLES),
                    failures::add);
            market.answers("/infer", 503, AnswerTest.problem(503, "overloaded"));
            Thread next = Thread.ofPlatform().daemon().start(neighbour);
            neighbour.awaitFirst();
            await().until(() ->
                    failures.stream().anyMatch(failure -> failure.equals("grpc was answered with wrong numbers")));
            market.goDown();
            await().until(() -> failures.stream().anyMatch(failure -> failure.contains("had no answer")));

            neighbour.stop();
            await().until(() -> !next.isAlive());

            assertThat(failures).anyMatch(failure -> failure.startsWith("json was answered 503 overloaded"));
            assertThat(neighbour.figures())
                    .filteredOn(row -> row.name().equals("answers next door"))
                    .extracting(Row::value)
                    .containsExactly(0.0);
        }
    }
}
