package io.modelmarket.deploy.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What the running market's billing answers a person of finance, who waits as long as it takes. */
final class FinanceAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofHours(1);
    private static final String FINANCE = "fiona";

    private FinanceAnswer() {}

    /**
     * Reads a path of billing.
     *
     * @param failure what to say that cannot be done when there is no answer
     * @throws StackException when there is none, or it is not 200
     */
    static JsonNode of(Market market, String path, String failure) {
        HttpRequest request = HttpRequest.newBuilder(market.billing().resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + market.tokens().apply(FINANCE))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StackException("billing answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new StackException(failure + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
