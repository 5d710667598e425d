package io.modelmarket.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What partner, operator and consumer do in the market, step by step, as the demo users. */
public final class Publishing {

    /** The version of every release made here. */
    public static final String VERSION = "1.0.0";

    private static final Duration HEARD_OF = Duration.ofSeconds(20);

    private final Market market;
    private final HttpClient http;

    public Publishing(Market market, HttpClient http) {
        this.market = market;
        this.http = http;
    }

    Api tenants(String user) {
        return new Api(http, market.tenantService(), market.tokens().apply(user));
    }

    /** Billing as the demo user sees it, with a fresh token. */
    public Api billing(String user) {
        return new Api(http, market.billing(), market.tokens().apply(user));
    }

    /** A tenant whose owner is the user. */
    public void createTenant(String user, String tenant, String displayName, String country) {
        tenants(user)
                .post(
                        "/v1/tenants",
                        Map.of(
                                "id", tenant,
                                "displayName", displayName,
                                "timeZone", "Europe/Berlin",
                                "country", country));
    }

    /** A tenant whose owner is the user, or the one of that name that the user knows. */
    void ensureTenant(String user, String tenant, String displayName, String country) {
        if (tenants(user).tryGet("/v1/tenants/" + tenant).status() != 200) {
            createTenant(user, tenant, displayName, country);
        }
    }

    /** The digits sample, published under its usual name. */
    void publish(String tenant, Path modelFile) {
        publish(
                tenant,
                new Offering(
                        "digits",
                        "Handwritten digits",
                        "Reads one handwritten digit, 28 x 28 pixels. Trained on scikit-learn's digits.",
                        modelFile));
    }

    /** Model, release, upload, submission by the partner (alice); approval by the operator. */
    public void publish(String tenant, Offering offering) {
        Api partner = tenants("alice");
        String models = "/v1/tenants/" + tenant + "/models";
        create(
                partner,
                models,
                Map.of(
                        "name", offering.model(),
                        "displayName", offering.displayName(),
                        "summary", offering.summary()));
        create(partner, models + "/" + offering.model() + "/releases", draft(offering));
        String release = models + "/" + offering.model() + "/releases/" + VERSION;
        try {
            partner.upload(release + "/files/model.onnx", BodyPublishers.ofFile(offering.file()));
        } catch (FileNotFoundException e) {
            throw new DemoFailure("the sample is missing: " + offering.file(), e);
        }
        partner.post(release + "/submission", Map.of());
        tenants("olga")
                .post(
                        "/v1/reviews/" + tenant + "/" + offering.model() + "/" + VERSION + "/approval",
                        Map.of("note", "automatic checks passed"));
    }

    private static Map<String, Object> draft(Offering offering) {
        return offering.timeout()
                .<Map<String, Object>>map(timeout -> Map.of("version", VERSION, "timeoutMillis", timeout.toMillis()))
                .orElse(Map.of("version", VERSION));
    }

    /** Makes it, or finds it made by a run that was cut short. */
    private static void create(Api partner, String path, Object body) {
        Api.Answer answer = partner.tryPost(path, body);
        if (answer.status() != 409) {
            answer.accepted();
        }
    }

    /** A plan of alice's tenant, as billing's REST wants it; its id. */
    public String createPlan(String tenant, Map<String, Object> plan) {
        Api partner = billing("alice");
        return Await.accepted(
                        "billing to know " + plan.get("model"),
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

    /** Carla's tenant subscribes; the subscription's id. */
    public String subscribe(String consumer, String planId) {
        return Await.accepted(
                        "billing to know " + consumer,
                        HEARD_OF,
                        () -> billing("carla")
                                .tryPost("/v1/tenants/" + consumer + "/subscriptions", Map.of("planId", planId)))
                .json()
                .path("id")
                .asText();
    }

    /** A key of carla's tenant; a secret. */
    public String createKey(String consumer) {
        return tenants("carla")
                .post("/v1/tenants/" + consumer + "/keys", Map.of("name", "demo"))
                .path("token")
                .asText();
    }

    /** Waits until the data plane knows the key, whatever that may call. */
    public void awaitKnown(String key) {
        Api plane = new Api(http, market.platformApi(), key);
        Await.accepted("the key to be known", Duration.ofSeconds(30), () -> plane.tryGet("/v1/models"));
    }

    /** Waits until the data plane serves the model to the key. */
    public void awaitServed(String wireModel, String key) {
        awaitServed(wireModel, key, Duration.ofSeconds(30));
    }

    /** The same with another patience. */
    public void awaitServed(String wireModel, String key, Duration atMost) {
        Api plane = new Api(http, market.platformApi(), key);
        Await.accepted(wireModel + " to be served", atMost, () -> plane.tryGet("/v2/models/" + wireModel + "/ready"));
    }

    /** A model to publish, and the file that is it. */
    public record Offering(String model, String displayName, String summary, Path file, Optional<Duration> timeout) {

        /** One that takes as long as nodes allow. */
        public Offering(String model, String displayName, String summary, Path file) {
            this(model, displayName, summary, file, Optional.empty());
        }
    }

    /** One participant's part of an agreement, and the demo user who accepts it. */
    record Share(String user, String tenant, String role, String percent) {
        Map<String, Object> asBody() {
            return Map.of("tenant", tenant, "role", role, "percent", percent);
        }
    }
}
