package io.modelmarket.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What partner, operator and consumer do in the market, step by step, as the demo users. */
final class Publishing {

    static final String VERSION = "1.0.0";
    private static final Duration HEARD_OF = Duration.ofSeconds(20);

    private final Market market;
    private final HttpClient http;

    Publishing(Market market, HttpClient http) {
        this.market = market;
        this.http = http;
    }

    Api tenants(String user) {
        return new Api(http, market.tenantService(), market.tokens().apply(user));
    }

    Api billing(String user) {
        return new Api(http, market.billing(), market.tokens().apply(user));
    }

    void createTenant(String user, String tenant, String displayName, String country) {
        tenants(user)
                .post(
                        "/v1/tenants",
                        Map.of(
                                "id", tenant,
                                "displayName", displayName,
                                "timeZone", "Europe/Berlin",
                                "country", country));
    }

    /** Model, release, upload, submission by the partner; approval by the operator. */
    void publish(String tenant, Path modelFile) {
        Api partner = tenants("alice");
        String models = "/v1/tenants/" + tenant + "/models";
        partner.post(
                models,
                Map.of(
                        "name", "digits",
                        "displayName", "Handwritten digits",
                        "summary", "Reads one handwritten digit, 28 x 28 pixels. Trained on scikit-learn's digits."));
        partner.post(models + "/digits/releases", Map.of("version", VERSION));
        String release = models + "/digits/releases/" + VERSION;
        try {
            partner.upload(release + "/files/model.onnx", BodyPublishers.ofFile(modelFile));
        } catch (FileNotFoundException e) {
            throw new DemoFailure("the sample is missing: " + modelFile, e);
        }
        partner.post(release + "/submission", Map.of());
        tenants("olga")
                .post(
                        "/v1/reviews/" + tenant + "/digits/" + VERSION + "/approval",
                        Map.of("note", "automatic checks passed"));
    }

    String createPlan(String tenant, Map<String, Object> plan) {
        Api partner = billing("alice");
        return Await.accepted(
                        "billing to know " + tenant + "/digits",
                        HEARD_OF,
                        () -> partner.tryPost("/v1/tenants/" + tenant + "/plans", plan))
                .json()
                .path("id")
                .asText();
    }

    /** Proposes the split and has every participant accept it. */
    void agree(String partner, List<Share> shares) {
        JsonNode agreement = Await.accepted(
                        "billing to know the participants",
                        HEARD_OF,
                        () -> billing("alice")
                                .tryPost(
                                        "/v1/tenants/" + partner + "/agreements",
                                        Map.of(
                                                "model",
                                                partner + "/digits",
                                                "mode",
                                                "TECHNICAL",
                                                "currency",
                                                "EUR",
                                                "shares",
                                                shares.stream()
                                                        .map(Share::asBody)
                                                        .toList())))
                .json();
        String id = agreement.path("id").asText();
        for (Share share : shares) {
            Await.accepted(
                    share.tenant() + " to accept",
                    HEARD_OF,
                    () -> billing(share.user())
                            .tryPost("/v1/tenants/" + share.tenant() + "/agreements/" + id + "/acceptance", Map.of()));
        }
    }

    String subscribe(String consumer, String planId) {
        return Await.accepted(
                        "billing to know " + consumer,
                        HEARD_OF,
                        () -> billing("carla")
                                .tryPost("/v1/tenants/" + consumer + "/subscriptions", Map.of("planId", planId)))
                .json()
                .path("id")
                .asText();
    }

    String createKey(String consumer) {
        return tenants("carla")
                .post("/v1/tenants/" + consumer + "/keys", Map.of("name", "demo"))
                .path("token")
                .asText();
    }

    /** Waits until the data plane serves the model to the key. */
    void awaitServed(String wireModel, String key) {
        Api plane = new Api(http, market.platformApi(), key);
        Await.accepted(
                wireModel + " to be served",
                Duration.ofSeconds(30),
                () -> plane.tryGet("/v2/models/" + wireModel + "/ready"));
    }

    /** One participant's part of an agreement, and the demo user who accepts it. */
    record Share(String user, String tenant, String role, String percent) {
        Map<String, Object> asBody() {
            return Map.of("tenant", tenant, "role", role, "percent", percent);
        }
    }
}
