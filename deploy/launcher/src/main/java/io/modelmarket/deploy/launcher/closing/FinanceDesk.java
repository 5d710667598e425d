package io.modelmarket.deploy.launcher.closing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.launcher.temporary.TemporaryMarket;
import io.modelmarket.deploy.stack.keycloak.DemoUser;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** The two people of finance, and partners', at billing's REST API; they wait as long as it takes. */
final class FinanceDesk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final TemporaryMarket market;

    FinanceDesk(TemporaryMarket market) {
        this.market = market;
    }

    /** What a GET answers. */
    JsonNode get(String path) {
        return answer(DemoUser.FIONA, "GET", path, "");
    }

    /** What a POST of one of them answers. */
    JsonNode post(DemoUser by, String path, Map<String, ?> body) {
        try {
            return answer(by, "POST", path, JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new StackException("cannot write a request", e);
        }
    }

    private JsonNode answer(DemoUser by, String method, String path, String body) {
        String token = market.parts().stack().keycloak().realm().token(by.username());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(market.parts().urls().billing()).resolve(path))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new StackException("billing answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new StackException("billing does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
