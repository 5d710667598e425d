package io.modelmarket.deploy.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers of one model who go on whatever happens to the instance that they call, and count. */
final class ClusterLoad implements AutoCloseable {

    private static final int CALLERS = 3;
    private static final int PAUSE_MILLIS = 20;
    private static final Duration PROGRESS = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest call;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(CALLERS);
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unclear = new AtomicInteger();
    private final Map<Integer, Integer> refused = new ConcurrentSkipListMap<>();

    /** Begins to call; the model's input is {@code image}, 28 x 28. */
    ClusterLoad(String platformApi, String model, String key) {
        String body = """
                {"inputs": [{"name": "image", "datatype": "FP32", "shape": [1, 1, 28, 28], "data": %s}]}""".formatted(Collections.nCopies(784, 0));
        call = HttpRequest.newBuilder(URI.create(platformApi + "/v2/models/" + model.replace('/', '.') + "/infer"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        for (int i = 0; i < CALLERS; i++) {
            Thread.ofVirtual().name("caller-" + i).start(this::callOn);
        }
    }

    /** Waits until so many more calls have been answered. */
    void awaitMore(int calls) {
        int until = answered.get() + calls;
        await().atMost(PROGRESS)
                .pollInterval(Duration.ofMillis(200))
                .alias("answered %s, refused %s, unclear %s".formatted(answered, refused, unclear))
                .until(() -> answered.get() >= until);
    }

    /** Calls that were answered; each has to be billed. */
    int answered() {
        return answered.get();
    }

    /** Calls whose connection broke; each may have been answered and be billed. */
    int unclear() {
        return unclear.get();
    }

    /** How many were refused, by status. */
    Map<Integer, Integer> refused() {
        return Map.copyOf(refused);
    }

    private void callOn() {
        try {
            do {
                callOnce();
            } while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void callOnce() throws InterruptedException {
        try {
            int status = http.send(call, BodyHandlers.discarding()).statusCode();
            if (status == 200) {
                answered.incrementAndGet();
            } else {
                refused.merge(status, 1, Integer::sum);
            }
        } catch (IOException e) {
            unclear.incrementAndGet();
        }
    }

    /** Ends it, once the calls under way have ended. */
    @Override
    public void close() {
        over.countDown();
        await().atMost(PROGRESS).until(() -> ended.getCount() == 0);
        http.close();
    }
}
