package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.demo.DemoFailure;
import io.modelmarket.deploy.launcher.faults.Answers.Entry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls the model for every subscriber without an end, over a few connections each and over one that leaves it no time
 * for an answer, and logs what comes of every call.
 */
final class Load implements AutoCloseable {
    private static final int CONNECTIONS = 2;
    private static final int UNAVAILABLE = 503;
    private static final String DISK = "the disk that usage is recorded on";
    private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"[^\"]*[:#]([a-z-]+)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final Duration AFTER_REFUSAL = Duration.ofMillis(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI infer;
    private final Asked asked;
    private final Answers answers;
    private final AtomicLong lastAnsweredStart = new AtomicLong(Long.MIN_VALUE);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong refusedForTheDisk = new AtomicLong();
    private volatile boolean stopping;

    /**
     * The load; it begins with {@link #start}.
     *
     * @param infer where the model is called
     */
    Load(URI infer, Asked asked, Answers answers) {
        this.infer = infer;
        this.asked = asked;
        this.answers = answers;
    }

    /** Begins; {@code name} is the first part of every request's id. */
    void start(String name, List<Subscriber> subscribers) {
        for (Subscriber subscriber : subscribers) {
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                begin(name, subscriber, asked.usual());
            }
            begin(name, subscriber, asked.hurried());
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

    private void begin(String name, Subscriber subscriber, BodyPublisher body) {
        String prefix = name + "." + threads.size() + ".";
        threads.add(Thread.ofVirtual().start(() -> call(subscriber, prefix, body)));
    }

    private void call(Subscriber subscriber, String prefix, BodyPublisher body) {
        for (int i = 0; !stopping; i++) {
            pause(call(subscriber, new Call(prefix + i, body, System.nanoTime())) ? BETWEEN : AFTER_REFUSAL);
        }
    }

    /** Whether it was answered. */
    private boolean call(Subscriber subscriber, Call call) {
        HttpRequest request = HttpRequest.newBuilder(infer)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + subscriber.key())
                .header("Content-Type", "application/json")
                .header("X-Request-Id", call.id())
                .POST(call.body())
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
        answers.add(
                new Entry(
                        subscriber.subscription(), call.id(), status, problem(detail), call.begun(), System.nanoTime()),
                detail);
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

    private static String problem(String detail) {
        Matcher type = TYPE.matcher(detail);
        return type.find() ? type.group(1) : "";
    }

    private record Call(String id, BodyPublisher body, long begun) {}
}
