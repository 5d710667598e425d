package io.modelmarket.deploy.bench.hostile.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.modelmarket.deploy.bench.hostile.Finding;
import io.modelmarket.deploy.bench.hostile.GeneratedModel;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarketTrialTest {

    private static final String INFER = "/v2/models/evil.m4/infer";

    private final List<Finding> findings = new CopyOnWriteArrayList<>();
    private final List<String> details = new CopyOnWriteArrayList<>();
    private final Rest rest = new Rest();
    private FakeMarket market;
    private Calls calls;
    private MarketTrial trial;

    @BeforeEach
    void open() throws IOException {
        market = new FakeMarket();
        calls = new Calls(market.market(), rest);
        trial = new MarketTrial(
                new MarketSteps(market.market(), rest, this::found),
                calls,
                "evil",
                List.of(new Cast.Consumer("one", "k1"), new Cast.Consumer("two", "k2")),
                this::found);
    }

    @AfterEach
    void close() {
        calls.close();
        rest.close();
        market.close();
    }

    @Test
    void takesAModelThroughTheMarketAndOffItAgain() {
        tried(4);

        assertThat(market.asked())
                .containsSubsequence(
                        "POST /v1/tenants/evil/models",
                        "POST /v1/tenants/evil/models/m4/releases",
                        "PUT /v1/tenants/evil/models/m4/releases/1.0.0/files/model.onnx",
                        "POST /v1/tenants/evil/models/m4/releases/1.0.0/submission",
                        "POST /v1/reviews/evil/m4/1.0.0/approval",
                        "POST /v1/tenants/evil/plans",
                        "GET /v2/models/evil.m4/ready",
                        "GET /v2/models/evil.m4",
                        "POST " + INFER,
                        "POST " + INFER,
                        "gRPC evil.m4",
                        "POST " + INFER,
                        "POST " + INFER,
                        "gRPC evil.m4",
                        "POST /v1/tenants/evil/models/m4/releases/1.0.0/withdrawal")
                .contains("POST /v1/tenants/one/subscriptions", "POST /v1/tenants/two/subscriptions");
        assertThat(market.asked()
                        .subList(market.asked().size() - 2, market.asked().size()))
                .allMatch(request -> request.startsWith("DELETE /v1/tenants/"));
        assertThat(findings).startsWith(Finding.ACCEPTED).hasSize(10).endsWith(Finding.ANSWERED);
        assertThat(findings.subList(1, 10)).containsOnly(Finding.ANSWERED);
    }

    @Test
    void givesTheDraftOfARefusedModelToTheNext() {
        market.answers("/submission", 422, "{\"rule\":\"load\",\"detail\":\"gather.cc says no\"}");

        tried(4);
        tried(5);

        assertThat(findings).containsExactly(Finding.REFUSED_ON_PROBATION, Finding.REFUSED_ON_PROBATION);
        assertThat(market.asked())
                .containsOnlyOnce("POST /v1/tenants/evil/models", "POST /v1/tenants/evil/models/m4/releases")
                .noneMatch(request -> request.contains("/m5"));
    }

    @Test
    void findsFoldersInWhatAPublisherReads() {
        market.answers("/submission", 422, "{\"rule\":\"load\",\"detail\":\"/srv/market/own/model.onnx\"}");

        tried(4);

        assertThat(findings).containsExactly(Finding.LEAKED, Finding.REFUSED_ON_PROBATION);
        assertThat(details.getFirst()).startsWith("/srv/market/own/model.onnx in POST");
    }

    @Test
    void findsOnnxRuntimesWordsInWhatACallerReads() {
        market.answers(INFER, 502, AnswerTest.problem(502, "model-failed").replace("\"d\"", "\"gather.cc:99\""));
        market.refuses(Status.INTERNAL
                .withDescription("Non-zero status code")
                .asRuntimeException(AnswerTest.trailers("model-failed")));

        tried(4);

        assertThat(findings).filteredOn(finding -> finding == Finding.LEAKED).hasSize(9);
        assertThat(findings).filteredOn(finding -> finding == Finding.FAILED).hasSize(9);
    }

    @Test
    void findsAnInspectionThatFailsForAReasonOfTheMarkets() {
        market.answers("/submission", 503, AnswerTest.problem(503, "unavailable"));

        tried(4);

        assertThat(findings).containsExactly(Finding.THREW);
        assertThat(details.getFirst()).contains("/submission was answered 503");
    }

    @Test
    void submitsAgainWhatWasNotInspectedForOthersThatWere() {
        market.answers(
                "/submission", 503, "{\"detail\":\"many releases are being inspected; submit again in a minute\"}");
        Thread trying = Thread.ofPlatform().daemon().start(() -> tried(4));
        await().until(() -> market.asked().stream()
                        .filter(request -> request.endsWith("/submission"))
                        .count()
                > 1);

        market.answers("/submission", 422, "{\"rule\":\"cycle\"}");

        await().until(() -> !trying.isAlive());
        assertThat(findings).containsExactly(Finding.REFUSED_BY_RULES);
    }

    @Test
    void stopsCallingWhatFailsInTheHostAndStillWithdrawsIt() {
        market.answers(INFER, 500, AnswerTest.problem(500, "internal"));

        tried(4);

        assertThat(findings).containsExactly(Finding.ACCEPTED, Finding.THREW);
        assertThat(market.asked()).anyMatch(request -> request.endsWith("/withdrawal"));
    }

    @Test
    void findsALimitThatAnswers() {
        market.answers(INFER, 429, AnswerTest.problem(429, "rate-limited"));

        tried(4);

        assertThat(findings)
                .filteredOn(finding -> finding == Finding.UNPROMISED)
                .hasSize(6);
    }

    @Test
    void stopsCallingWhatIsQuarantined() {
        market.answers(INFER, 503, AnswerTest.problem(503, "model-quarantined"));

        tried(4);

        assertThat(findings).containsExactly(Finding.ACCEPTED, Finding.QUARANTINED);
    }

    private void tried(int number) {
        trial.of(new GeneratedModel(number, "Relu", new byte[] {1}), new Random(number));
    }

    private void found(Finding finding, String detail) {
        findings.add(finding);
        details.add(detail);
    }
}
