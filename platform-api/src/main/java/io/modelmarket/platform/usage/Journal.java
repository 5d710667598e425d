package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.platform.usage.JournalConfig.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * The append-only log of usage events. One thread writes: whatever came while it was syncing goes into its next sync,
 * so one caller waits for one sync and many share one.
 */
public final class Journal implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final int MAX_GROUP = 8_192;
    private static final Duration RETRY_WHEN_FULL = Duration.ofMillis(250);
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final BlockingQueue<Entry> queue;
    private final JournalWriter writer;
    private final Thread thread;
    private volatile boolean closing;

    /**
     * What a journal needs to know.
     *
     * @param region where the node is; empty: unsaid
     * @param segmentBytes size of one file
     * @param maxBytes size of all of them
     */
    record Settings(
            Path folder,
            String node,
            String region,
            long epoch,
            Durability mode,
            long segmentBytes,
            long maxBytes,
            int queue) {}

    Journal(Settings settings, Segments segments, SegmentChannel.Disk disk) {
        this.queue = new LinkedBlockingQueue<>(settings.queue());
        this.writer = new JournalWriter(settings, segments, disk);
        this.thread = Thread.ofPlatform().name("journal-writer").unstarted(this::run);
    }

    Journal start() {
        thread.start();
        return this;
    }

    /**
     * Passes when events can be recorded just now, so that no model runs for nothing.
     *
     * @throws JournalUnavailableException when the disk is full or broken
     */
    public void requireOpen() {
        JournalWriter.State state = writer.state();
        if (state != JournalWriter.State.OPEN || closing) {
            throw unavailable(state);
        }
    }

    /**
     * Records an event; the stage completes when it is as safe as the mode asks. {@code beforeShown} hears the event's
     * sequence before anybody else can see the event.
     */
    public CompletableFuture<Void> append(UsageEvent.Builder event, LongConsumer beforeShown) {
        Entry entry = new Entry(event, beforeShown, new CompletableFuture<>());
        if (closing || writer.state() != JournalWriter.State.OPEN) {
            entry.done().completeExceptionally(unavailable(writer.state()));
        } else if (!queue.offer(entry)) {
            entry.done()
                    .completeExceptionally(new JournalUnavailableException("too many calls are waiting for the disk"));
        }
        return entry.done();
    }

    /** Whether a sync failed: nothing can be promised any more until a restart. */
    public boolean broken() {
        return writer.state() == JournalWriter.State.BROKEN;
    }

    /** The last sequence that may be seen by others; 0: none. */
    long recorded() {
        return writer.recorded();
    }

    /** How many events wait to be written. */
    int waiting() {
        return queue.size();
    }

    /** Writes what has been accepted, and ends. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(CLOSE)) {
                LOG.error("the journal's writer did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Entry> late = new ArrayList<>();
        queue.drainTo(late);
        late.forEach(entry -> entry.done().completeExceptionally(unavailable(writer.state())));
    }

    private void run() {
        List<Entry> group = new ArrayList<>(MAX_GROUP);
        writer.openIfNone();
        while (!closing || !queue.isEmpty()) {
            try {
                Entry first = queue.poll(RETRY_WHEN_FULL.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    writer.openIfNone();
                    continue;
                }
                group.add(first);
                queue.drainTo(group, MAX_GROUP - 1);
                writer.write(group);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closing = true;
            } catch (RuntimeException e) {
                // The writer's boundary: its state is unknown now, so it must take nothing more.
                LOG.error("the journal's writer failed; no more billable calls are taken", e);
                writer.breakDown(group);
            } finally {
                group.clear();
            }
        }
        writer.close();
    }

    private static JournalUnavailableException unavailable(JournalWriter.State state) {
        return new JournalUnavailableException(
                switch (state) {
                    case FULL -> "the disk that usage is recorded on is full";
                    case BROKEN -> "the disk that usage is recorded on has failed";
                    case OPEN, CLOSED -> "the service is stopping";
                });
    }

    /** An event on its way to the disk. */
    record Entry(UsageEvent.Builder event, LongConsumer beforeShown, CompletableFuture<Void> done) {}
}
