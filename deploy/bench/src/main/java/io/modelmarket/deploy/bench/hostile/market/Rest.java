package io.modelmarket.deploy.bench.hostile.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.modelmarket.deploy.bench.hostile.Finding;
import io.modelmarket.deploy.bench.process.BenchFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests over HTTP: what has no whole answer in time hangs, what is cut off has failed. */
final class Rest implements AutoCloseable {

    /** What is kept of an answer; a model that multiplies its input can answer with far more. */
    private static final int KEPT_BYTES = 1 << 18;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** What comes back, whatever it is. */
    Reply send(HttpRequest request, Duration patience) throws HostFailure {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(
                request, BodyHandlers.ofByteArrayConsumer(piece -> piece.ifPresent(bytes -> keep(kept, bytes))));
        try {
            HttpResponse<Void> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(response.statusCode(), response.headers(), kept.toByteArray());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HostFailure(
                    Finding.HUNG,
                    request.method() + " " + request.uri() + " had no answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new HostFailure(
                    Finding.THREW, request.method() + " " + request.uri() + " had no answer: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private static void keep(ByteArrayOutputStream kept, byte[] bytes) {
        kept.write(bytes, 0, Math.min(bytes.length, KEPT_BYTES - kept.size()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** An answer; of a long body the beginning. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Reply(int status, HttpHeaders headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The body as JSON; nothing where it is none. */
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                return MissingNode.getInstance();
            }
        }
    }
}
