package io.modelmarket.deploy.launcher.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Calls one data plane over some connections until it says that the month is used up, and notes when what came. */
final class NodeLoad implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration AFTER_REFUSAL = Duration.ofMillis(5);
    private static final Duration AFTER_A_BREAK = Duration.ofMillis(100);
    private static final Duration AFTER_THE_END = Duration.ofMillis(50);

    /** A Retry-After above that is the month's end. */
    private static final long LONG_SECONDS = 60;

    private static final long NEVER = Long.MAX_VALUE;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong early = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final AtomicLong lastAnswer = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong firstEnd = new AtomicLong(NEVER);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    NodeLoad(URI infer, String key, byte[] body) {
        this.request = HttpRequest.newBuilder(infer)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    void start() {
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofVirtual().start(this::call));
        }
    }

    /** Whether the node has said that the month is used up. */
    boolean ended() {
        return firstEnd.get() != NEVER;
    }

    long answers() {
        return answers.get();
    }

    /** Refusals before the month was used up: this node had to wait for its next lease. */
    long early() {
        return early.get();
    }

    /** Calls whose answer was not read, because the node died; it may have given one. */
    long broken() {
        return broken.get();
    }

    /** By {@link System#nanoTime}. */
    long lastAnswer() {
        return lastAnswer.get();
    }

    /** By {@link System#nanoTime}. */
    long firstEnd() {
        return firstEnd.get();
    }

    @Override
    public void close() {
        stopping = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }

    private void call() {
        try {
            while (!stopping) {
                TimeUnit.NANOSECONDS.sleep(callOnce().toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to wait then. */
    private Duration callOnce() throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            long now = System.nanoTime();
            if (answer.statusCode() != 200) {
                return refused(answer, now);
            }
            answers.incrementAndGet();
            lastAnswer.accumulateAndGet(now, Math::max);
            return Duration.ZERO;
        } catch (ConnectException e) {
            return AFTER_A_BREAK;
        } catch (IOException e) {
            broken.incrementAndGet();
            return AFTER_A_BREAK;
        }
    }

    private Duration refused(HttpResponse<String> answer, long now) {
        long retryAfter = answer.headers().firstValueAsLong("Retry-After").orElse(0);
        if (answer.statusCode() == 429 && retryAfter > LONG_SECONDS) {
            firstEnd.accumulateAndGet(now, Math::min);
            return AFTER_THE_END;
        }
        early.incrementAndGet();
        return AFTER_REFUSAL;
    }
}
