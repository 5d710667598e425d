package io.modelmarket.billing.stream;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps one reader going: opens it, steps it, and after a failure waits and opens another. */
public final class StreamThread {

    private static final Logger LOG = Logger.getLogger(StreamThread.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final String name;
    private final Supplier<? extends StreamReader> open;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile String failure = "";
    private volatile long failingSince;
    private @Nullable Thread thread;

    /** Nothing runs before {@link #start}. */
    public StreamThread(String name, Supplier<? extends StreamReader> open) {
        this.name = name;
        this.open = open;
    }

    /** Begins reading, and says as a metric for how long it could not. */
    public void start() {
        Metrics.gauge("market.stream.failing.seconds", Tags.of("stream", name), this, StreamThread::failingSeconds);
        thread = Thread.ofPlatform().name(name).daemon().start(this::keepReading);
    }

    /** Ends reading after the running step. */
    public void stop() {
        stopped.countDown();
        if (thread != null) {
            try {
                thread.join(STOP_WAIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Why it is not reading at the moment; empty while it is. */
    public String failure() {
        return failure;
    }

    /** For how long it is not reading; 0 while it is. */
    double failingSeconds() {
        long since = failingSince;
        return since == 0 ? 0 : (System.nanoTime() - since) / 1e9;
    }

    private void keepReading() {
        Duration pause = SHORTEST_PAUSE;
        while (running()) {
            boolean progressed = read();
            pause = progressed ? SHORTEST_PAUSE : longer(pause);
            pause(pause);
        }
    }

    /** Reads until stopped or something fails; whether at least one step went well. */
    private boolean read() {
        boolean progressed = false;
        try (StreamReader reader = open.get()) {
            while (running()) {
                reader.step();
                progressed = true;
                failure = "";
                failingSince = 0;
            }
        } catch (Throwable e) { // an Error too: a reader that ended silently would leave us answering from old state
            if (running()) {
                failure = e.toString();
                if (failingSince == 0) {
                    failingSince = System.nanoTime() | 1;
                }
                LOG.warnf(e, "%s stopped reading and will try again", name);
            }
        }
        return progressed;
    }

    private boolean running() {
        return stopped.getCount() > 0;
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private void pause(Duration duration) {
        try {
            if (running() && stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debugf("%s is told to stop", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
