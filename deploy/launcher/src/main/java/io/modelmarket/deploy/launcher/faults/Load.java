package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.demo.DemoFailure;
import io.modelmarket.deploy.launcher.faults.Answers.Entry;
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
import java.util.concurrent.atomic.AtomicLong;

/** Calls the model for every subscriber without an end, over a few connections each, and logs every answer. */
final class Load implements AutoCloseable {
    private static final int CONNECTIONS = 2;
    private static final int UNAVAILABLE = 503;
    private static final String DISK = "the disk that usage is recorded on";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final Duration AFTER_REFUSAL = Duration.ofMillis(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI infer;
    private final byte[] body;
    private final Answers answers;
    private final AtomicLong lastAnsweredStart = new AtomicLong(Long.MIN_VALUE);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong refusedForTheDisk = new AtomicLong();
    private volatile boolean stopping;

    /**
     * The load; it begins with {@link #start}.
     *
     * @param infer where the model is called
     * @param body a request of it in JSON
     */
    Load(URI infer, byte[] body, Answers answers) {
        this.infer = infer;
        this.body = body.clone();
        this.answers = answers;
    }

    /** Begins; {@code name} is the first part of every request's id. */
    void start(String name, List<Subscriber> subscribers) {
        for (Subscriber subscriber : subscribers) {
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                String prefix = name + "." + threads.size() + ".";
                threads.add(Thread.ofVirtual().start(() -> call(subscriber, prefix)));
            }
        }
    }

    /** How many calls were refused because usage cannot be recorded. */
    long refusedForTheDisk() {
        return refusedForTheDisk.get();
    }

    /** Whether a call of an unlimited subscriber that began after that {@link System#nanoTime} was answered. */
    boolean answeredSince(long nanoTime) {
        return lastAnsweredStart.get() > nanoTime;
    }

    @Override
    public void close() {
        stopping = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoFailure("interrupted", e);
            }
        }
        http.close();
    }

    private void call(Subscriber subscriber, String prefix) {
        for (int i = 0; !stopping; i++) {
            pause(call(subscriber, new Call(prefix + i, System.nanoTime())) ? BETWEEN : AFTER_REFUSAL);
        }
    }

    /** Whether it was answered. */
    private boolean call(Subscriber subscriber, Call call) {
        HttpRequest request = HttpRequest.newBuilder(infer)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + subscriber.key())
                .header("Content-Type", "application/json")
                .header("X-Request-Id", call.id())
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        int status = Answers.BROKEN;
        String detail = "";
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            status = response.statusCode();
            detail = status == 200 ? "" : response.body();
        } catch (ConnectException e) {
            status = Answers.UNSENT;
        } catch (IOException e) {
            detail = e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
        if (status == UNAVAILABLE && detail.contains(DISK)) {
            refusedForTheDisk.incrementAndGet();
        }
        answers.add(new Entry(subscriber.subscription(), call.id(), status), detail);
        if (status == 200 && !subscriber.limited()) {
            lastAnsweredStart.accumulateAndGet(call.begun(), Math::max);
        }
        return status == 200;
    }

    /** Does nothing for that long. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
    }

    private record Call(String id, long begun) {}
}
