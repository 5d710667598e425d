package io.modelmarket.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.demo.Api;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.demo.Publishing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A partner's model that overruns its time and dies under two consumers' calls, until it is quarantined; partner and
 * operator see it, the operator revokes it, and it is served again. Meanwhile another partner's model is called all the
 * time.
 */
final class QuarantineStory {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(1);
    /** Longer than a worker has to obey, so that one call is over before the next. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    private static final Duration LONG = Duration.ofSeconds(29);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FRAGILE = "fragile-works";
    private static final String STEADY = "steady-works";
    private static final String RELEASE = "/v1/tenants/" + FRAGILE + "/models/overrunning/releases/1.0.0";
    private static final String POISONED = "/v2/models/" + FRAGILE + ".overrunning/infer";

    private final Market market;
    private final HttpClient http;
    private final Publishing steps;

    QuarantineStory(Market market, HttpClient http) {
        this.market = market;
        this.http = http;
        this.steps = new Publishing(market, http);
    }

    /** Makes the partners and their models, in files of that folder. */
    void publish(Path folder) {
        Path overrunning = folder.resolve("overrunning.onnx");
        try {
            Files.write(overrunning, OverrunningModel.onnx().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        steps.createTenant("alice", FRAGILE, "Fragile Works", "DE");
        steps.createTenant("alice", STEADY, "Steady Works", "DE");
        steps.publish(
                FRAGILE,
                new Publishing.Offering(
                        "overrunning", "Overrunning", "Takes its time.", overrunning, Optional.of(GIVEN_UP_AFTER)));
        steps.publish(
                STEADY,
                new Publishing.Offering(
                        "digits", "Digits", "Reads digits.", market.samples().resolve("digits/model.onnx")));
    }

    /** Has a new tenant of carla's subscribe to both models; its key. */
    String subscribe(String consumer) {
        steps.createTenant("carla", consumer, consumer, "DE");
        for (String model : new String[] {FRAGILE + "/overrunning", STEADY + "/digits"}) {
            String plan = steps.createPlan(
                    model.substring(0, model.indexOf('/')),
                    Map.of("model", model, "name", "for " + consumer, "currency", "EUR", "pricePerRequest", "0.001"));
            steps.subscribe(consumer, plan);
        }
        String key = steps.createKey(consumer);
        steps.awaitServed(FRAGILE + ".overrunning", key);
        steps.awaitServed(STEADY + ".digits", key);
        return key;
    }

    /** The load on the other partner's model. */
    SteadyLoad callTheOther(String key) throws IOException {
        String digit = Files.readString(market.samples().resolve("digits/request.json"));
        return new SteadyLoad(
                () -> call("/v2/models/" + STEADY + ".digits/infer", key, digit).statusCode());
    }

    /**
     * The model goes on past its own time, so its process is killed and another takes its place. On a machine that is
     * slow just now the model may be between two of its nodes then, and obeys: so it is called until it does not.
     */
    void overrun(String key) {
        long deaths = restarts();
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(GRACE).until(() -> {
            if (restarts() > deaths) {
                return true;
            }
            HttpResponse<String> answer = harmed(key, OverrunningModel.poisonous());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(504);
            return false;
        });
    }

    /** The process is killed from outside while it works, as a system without memory does. */
    void die(String key) {
        CompletableFuture<HttpResponse<String>> call =
                CompletableFuture.supplyAsync(() -> harmed(key, OverrunningModel.poisonous(LONG)));
        await().atMost(PATIENCE).until(() -> {
            if (!call.isDone() && worker().path("state").asText().equals("READY")) {
                ProcessHandle.of(worker().path("pid").asLong()).ifPresent(ProcessHandle::destroyForcibly);
            }
            return call.isDone();
        });
        assertThat(call.join().statusCode()).as(call.join().body()).isEqualTo(503);
        assertThat(call.join().headers().firstValue("Retry-After")).isPresent();
    }

    void assertQuarantined(String... keys) {
        for (String key : keys) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                HttpResponse<String> refusal = call(POISONED, key, OverrunningModel.harmless());
                assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(503);
                assertThat(refusal.body()).contains("model-quarantined");
            });
        }
    }

    void assertSeenByPartnerAndOperator() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                tenants("alice").get(RELEASE).path("status").asText())
                        .isEqualTo("QUARANTINED"));
        JsonNode listed = tenants("olga").get("/v1/quarantines").path("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("model").asText()).isEqualTo(FRAGILE + "/overrunning");
        assertThat(listed.path(0).path("crashes").asInt()).isEqualTo(3);
    }

    void revoke() {
        HttpResponse<String> revoked = send(HttpRequest.newBuilder(
                        market.tenantService().resolve("/v1/quarantines/" + FRAGILE + "/overrunning/1.0.0"))
                .header("Authorization", "Bearer " + market.tokens().apply("olga"))
                .DELETE());
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
        assertThat(tenants("olga").get("/v1/quarantines").path("items")).isEmpty();
    }

    void assertServed(String... keys) {
        for (String key : keys) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(call(POISONED, key, OverrunningModel.harmless())
                                    .statusCode())
                            .isEqualTo(200));
        }
    }

    /** One that the model does not get ready with; sent again while the model is still being loaded. */
    private HttpResponse<String> harmed(String key, String body) {
        return await().atMost(PATIENCE)
                .until(() -> call(POISONED, key, body), answer -> !answer.body().contains("model-loading"));
    }

    private Api tenants(String user) {
        return new Api(http, market.tenantService(), market.tokens().apply(user));
    }

    private long restarts() {
        return worker().path("restarts").asLong();
    }

    private JsonNode worker() {
        HttpResponse<String> workers =
                send(HttpRequest.newBuilder(market.platformApi().resolve("/q/workers")));
        try {
            for (JsonNode worker : JSON.readTree(workers.body()).path("workers")) {
                if (worker.path("partner").asText().equals(FRAGILE)) {
                    return worker;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no worker of " + FRAGILE + ": " + workers.body());
    }

    private HttpResponse<String> call(String path, String key, String body) {
        return send(HttpRequest.newBuilder(market.platformApi().resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
