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
public final class Api {

    static final ObjectMapper JSON = new ObjectMapper();
    /** Longer than a recount waits for the archive. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final HttpClient http;
    private final URI base;
    private final String token;

    /**
     * An API as seen with a token.
     *
     * @param token an access token, or an API key; a secret
     */
    public Api(HttpClient http, URI base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /** What a GET answers; a failure when it is refused. */
    public JsonNode get(String path) {
        return tryGet(path).accepted().json();
    }

    /** The body a GET answers, as it is. */
    public String text(String path) {
        return tryGet(path).accepted().body();
    }

    /** What a POST answers; a failure when it is refused. */
    public JsonNode post(String path, Object body) {
        return tryPost(path, body).accepted().json();
    }

    JsonNode put(String path, Object body) {
        return answer("PUT", path, json(body), "application/json").accepted().json();
    }

    JsonNode upload(String path, BodyPublisher content) {
        return answer("PUT", path, content, "application/octet-stream")
                .accepted()
                .json();
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

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new DemoFailure("cannot write the request", e);
        }
    }

    record Answer(String call, int status, String body) {

        Answer accepted() {
            if (status >= 300) {
                throw new DemoFailure(call + " answered " + status + ": " + body);
            }
            return this;
        }

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
