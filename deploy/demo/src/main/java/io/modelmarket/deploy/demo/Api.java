package io.modelmarket.deploy.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** One service's REST API, called as one demo user. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI base;
    private final String token;

    Api(HttpClient http, URI base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    JsonNode get(String path) {
        return accepted(answer("GET", path, BodyPublishers.noBody(), "application/json"));
    }

    String text(String path) {
        return require(answer("GET", path, BodyPublishers.noBody(), "application/json"))
                .body();
    }

    JsonNode post(String path, Object body) {
        return accepted(tryPost(path, body));
    }

    JsonNode put(String path, Object body) {
        return accepted(answer("PUT", path, json(body), "application/json"));
    }

    JsonNode upload(String path, BodyPublisher content) {
        return accepted(answer("PUT", path, content, "application/octet-stream"));
    }

    Answer tryPost(String path, Object body) {
        return answer("POST", path, json(body), "application/json");
    }

    Answer tryGet(String path) {
        return answer("GET", path, BodyPublishers.noBody(), "application/json");
    }

    private Answer answer(String method, String path, BodyPublisher body, String contentType) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, body)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(method + " " + request.uri(), response.statusCode(), response.body());
        } catch (IOException e) {
            throw new DemoFailure(method + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
    }

    private static JsonNode accepted(Answer answer) {
        return require(answer).json();
    }

    private static Answer require(Answer answer) {
        if (answer.status() >= 300) {
            throw new DemoFailure(answer.call() + " answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new DemoFailure("cannot write the request", e);
        }
    }

    record Answer(String call, int status, String body) {
        JsonNode json() {
            if (body.isBlank()) {
                return MissingNode.getInstance();
            }
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new DemoFailure(call + " answered no JSON: " + body, e);
            }
        }
    }
}
