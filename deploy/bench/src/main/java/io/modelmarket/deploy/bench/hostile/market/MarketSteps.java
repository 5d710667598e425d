package io.modelmarket.deploy.bench.hostile.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.hostile.Finding;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.demo.Publishing;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * What partner, operator and consumer do about one model, over REST. Each step has answers that are announced; any
 * other is the market's failure.
 */
final class MarketSteps {

    private static final String ALICE = "alice";
    private static final String CARLA = "carla";
    private static final String OLGA = "olga";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More than an inspection may take, and the wait for its turn before it. */
    private static final Duration SUBMISSION = Duration.ofMinutes(5);

    private static final Duration HEARD_OF = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;
    private static final int FIRST_PROBLEM = 400;

    /** Says that no inspection was begun, because of others; any other 503 is of one that failed. */
    private static final String ITS_TURN = "submit again in a minute";

    private final Market market;
    private final Rest rest;
    private final BiConsumer<Finding, String> found;

    MarketSteps(Market market, Rest rest, BiConsumer<Finding, String> found) {
        this.market = market;
        this.rest = rest;
        this.found = found;
    }

    /** A new model with a draft. */
    void draft(String partner, String model) throws HostFailure {
        Map<String, String> named = Map.of("name", model, "displayName", model, "summary", "Made from a grammar.");
        tenants(ALICE, "POST", models(partner), json(named), CREATED);
        tenants(
                ALICE,
                "POST",
                models(partner) + "/" + model + "/releases",
                json(Map.of("version", Publishing.VERSION)),
                CREATED);
    }

    /** Puts the bytes in the place of what the draft had. */
    void upload(String partner, String model, byte[] file) throws HostFailure {
        tenants(ALICE, "PUT", release(partner, model) + "/files/model.onnx", BodyPublishers.ofByteArray(file), OK);
    }

    /** Has the draft inspected; the rule that refuses it. */
    Optional<String> submit(String partner, String model) throws HostFailure {
        String path = release(partner, model) + "/submission";
        Rest.Reply reply = Patience.until(
                SUBMISSION,
                () -> tenants(ALICE, "POST", path, json(Map.of()), OK, UNPROCESSABLE, UNAVAILABLE),
                answer -> answer.status() != UNAVAILABLE || !answer.text().contains(ITS_TURN));
        if (reply.status() == UNAVAILABLE) {
            throw new HostFailure(Finding.THREW, "POST " + path + " was answered 503: " + reply.text());
        }
        return reply.status() == OK
                ? Optional.empty()
                : Optional.of(reply.json().path("rule").asText());
    }

    /** Puts it on offer. */
    void approve(String partner, String model) throws HostFailure {
        tenants(
                OLGA,
                "POST",
                "/v1/reviews/" + partner + "/" + model + "/" + Publishing.VERSION + "/approval",
                json(Map.of("note", "made from a grammar")),
                OK);
    }

    /** Takes it off offer. */
    void withdraw(String partner, String model) throws HostFailure {
        tenants(ALICE, "POST", release(partner, model) + "/withdrawal", json(Map.of()), OK);
    }

    /** A plan without limits, as soon as billing has heard of the model; its id. */
    String plan(String partner, String model) throws HostFailure {
        return heardOf(
                ALICE,
                "/v1/tenants/" + partner + "/plans",
                Map.of(
                        "model", partner + "/" + model,
                        "name", "without limits",
                        "currency", "EUR",
                        "pricePerRequest", "0.000001"));
    }

    /** A subscription of a consumer's; its id. */
    String subscribe(String consumer, String plan) throws HostFailure {
        return heardOf(CARLA, "/v1/tenants/" + consumer + "/subscriptions", Map.of("planId", plan));
    }

    /** Ends a subscription. */
    void cancel(String consumer, String subscription) throws HostFailure {
        String path = "/v1/tenants/" + consumer + "/subscriptions/" + subscription;
        promised(
                send(market.billing(), CARLA, "DELETE", path, BodyPublishers.noBody()),
                "DELETE " + path,
                OK,
                NO_CONTENT);
    }

    private String heardOf(String user, String path, Map<String, String> body) throws HostFailure {
        Rest.Reply reply = Patience.until(
                HEARD_OF,
                () -> promised(
                        send(market.billing(), user, "POST", path, json(body)),
                        "POST " + path,
                        CREATED,
                        NOT_FOUND,
                        UNPROCESSABLE),
                answer -> answer.status() == CREATED);
        if (reply.status() != CREATED) {
            throw new HostFailure(Finding.UNSERVED, "POST " + path + " is still answered " + reply.text());
        }
        return reply.json().path("id").asText();
    }

    private Rest.Reply tenants(String user, String method, String path, BodyPublisher body, Integer... announced)
            throws HostFailure {
        return promised(send(market.tenantService(), user, method, path, body), method + " " + path, announced);
    }

    private Rest.Reply send(URI service, String user, String method, String path, BodyPublisher body)
            throws HostFailure {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + market.tokens().apply(user))
                .header("Content-Type", method.equals("PUT") ? "application/octet-stream" : "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, body)
                .build();
        return rest.send(request, path.endsWith("/submission") ? SUBMISSION : PATIENCE);
    }

    private Rest.Reply promised(Rest.Reply reply, String call, Integer... announced) throws HostFailure {
        if (reply.status() >= FIRST_PROBLEM) {
            Leaks.toPublisher(reply.text())
                    .ifPresent(leak -> found.accept(Finding.LEAKED, leak + " in " + call + ": " + reply.text()));
        }
        if (!Set.of(announced).contains(reply.status())) {
            throw new HostFailure(
                    reply.status() == FAILED ? Finding.THREW : Finding.UNPROMISED,
                    call + " was answered " + reply.status() + ": " + reply.text());
        }
        return reply;
    }

    private static String models(String partner) {
        return "/v1/tenants/" + partner + "/models";
    }

    private static String release(String partner, String model) {
        return models(partner) + "/" + model + "/releases/" + Publishing.VERSION;
    }

    private static BodyPublisher json(Map<String, String> body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is JSON", e);
        }
    }
}
