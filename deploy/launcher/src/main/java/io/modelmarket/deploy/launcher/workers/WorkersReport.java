package io.modelmarket.deploy.launcher.workers;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The data plane's workers, as its {@code /q/workers} tells them.
 *
 * @param spares started processes in reserve
 * @param refused consumers whose calls of a release are refused for a while
 */
public record WorkersReport(int spares, List<Worker> workers, List<Refused> refused) {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** One partner's process; {@code residentBytes} is its memory now, {@code peakBytes} the most it had. */
    public record Worker(
            String partner,
            String state,
            long pid,
            String since,
            int restarts,
            long residentBytes,
            long peakBytes,
            List<Model> models,
            Sandbox sandbox) {}

    /** A loaded release, what computes it, and how often it was under way when a worker died. */
    public record Model(String model, String version, String provider, int crashes) {}

    /** Which bounds hold a worker, and which the system lacks. */
    public record Sandbox(boolean whole, List<String> inForce, List<String> missing) {}

    /** A consumer and the release it may not call for a while. */
    public record Refused(String consumer, String model, String version, String until, int crashes) {}

    /** Asks a data plane; empty when it does not answer. */
    public static Optional<WorkersReport> of(URI platformApi) {
        HttpRequest request = HttpRequest.newBuilder(platformApi.resolve("/q/workers"))
                .timeout(PATIENCE)
                .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(JSON.readValue(answer.body(), WorkersReport.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
