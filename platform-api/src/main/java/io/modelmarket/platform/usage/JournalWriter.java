package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.platform.usage.Journal.Entry;
import io.modelmarket.platform.usage.JournalConfig.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The journal's one writer: gives events their sequences, fills segments, syncs. Used by one thread, but for its state.
 */
final class JournalWriter {

    private static final Logger LOG = Logger.getLogger(JournalWriter.class);
    private static final int BUFFER = 1 << 20;

    /** Whether events can be taken. */
    enum State {
        OPEN,
        /** No room; tried again until there is. */
        FULL,
        /** A sync failed. What the disk holds is unknown, and a second sync would lie about it. */
        BROKEN,
        CLOSED
    }

    private record Written(Entry entry, UsageEvent event) {}

    /** Something that a failed disk may refuse. */
    private interface Step {
        void run() throws IOException;
    }

    private final Journal.Settings settings;
    private final Segments segments;
    private final SegmentChannel.Disk disk;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private volatile State state = State.OPEN;
    private @Nullable SegmentChannel channel;
    private @Nullable Segment segment;
    private int position;
    private long nextSequence = 1;
    private volatile long recorded;

    JournalWriter(Journal.Settings settings, Segments segments, SegmentChannel.Disk disk) {
        this.settings = settings;
        this.segments = segments;
        this.disk = disk;
    }

    State state() {
        return state;
    }

    /** The last sequence that may be seen by others; 0: none. */
    long recorded() {
        return recorded;
    }

    /** Records all entries and completes each; one that finds no room fails. */
    void write(List<Entry> entries) {
        int next = 0;
        while (next < entries.size()) {
            if (state == State.BROKEN || (segment == null && !openSegment())) {
                fail(entries.subList(next, entries.size()));
                return;
            }
            int after = writeGroup(entries, next);
            if (after == next) {
                sealSegment();
            }
            next = after;
        }
    }

    /** Makes the first segment, or the next one where there was no room for it. */
    void openIfNone() {
        if (segment == null && state != State.BROKEN) {
            openSegment();
        }
    }

    void breakDown(List<Entry> entries) {
        breakOff();
        fail(entries);
    }

    void close() {
        sealSegment();
        if (state != State.BROKEN) {
            state = State.CLOSED;
        }
    }

    /** Writes as many entries as fit into the buffer and the segment; returns the first that was not written. */
    private int writeGroup(List<Entry> entries, int from) {
        List<Written> group = new ArrayList<>(entries.size() - from);
        buffer.clear();
        int next = from;
        for (; next < entries.size(); next++) {
            UsageEvent event = numbered(entries.get(next), nextSequence + group.size());
            int size = JournalRecord.sizeOf(event);
            if (size > JournalRecord.HEADER + JournalRecord.MAX_CONTENT || size > settings.segmentBytes()) {
                throw new IllegalStateException("a usage event of " + size + " bytes");
            }
            if (size > buffer.remaining() || position + buffer.position() + size > settings.segmentBytes()) {
                break;
            }
            JournalRecord.write(event, buffer);
            group.add(new Written(entries.get(next), event));
        }
        int bytes = buffer.position();
        if (group.isEmpty()) {
            return next;
        }
        if (commit()) {
            show(group, bytes);
        } else {
            fail(group.stream().map(Written::entry).toList());
        }
        return next;
    }

    private boolean commit() {
        SegmentChannel open = Objects.requireNonNull(channel);
        try {
            open.write(buffer.flip(), position);
        } catch (IOException e) {
            LOG.warnf("the journal cannot be written (%s); billable calls are refused meanwhile", e.getMessage());
            abandonSegment(open);
            return false;
        }
        if (settings.mode() == Durability.DURABLE) {
            try {
                open.force();
            } catch (IOException e) {
                LOG.error("syncing the journal failed; no more billable calls are taken until a restart", e);
                breakOff();
                return false;
            }
        }
        return true;
    }

    private void show(List<Written> group, int bytes) {
        Segment open = Objects.requireNonNull(segment);
        nextSequence += group.size();
        recorded = nextSequence - 1;
        position += bytes;
        for (Written written : group) {
            open.noteEvent(written.event());
            written.entry().beforeShown().accept(written.event().getSequence());
        }
        open.show(position);
        segments.changed();
        group.forEach(written -> written.entry().done().complete(null));
    }

    private boolean openSegment() {
        try {
            if (segments.bytes() + settings.segmentBytes() > settings.maxBytes()) {
                throw new IOException("it holds all of its " + settings.maxBytes() + " bytes");
            }
            Path path = Segment.pathIn(settings.folder(), settings.epoch(), nextSequence);
            Files.deleteIfExists(path); // was made and given up: no event has that sequence yet
            channel = disk.create(path, settings.segmentBytes());
            Segment opened = new Segment(path, settings.epoch(), nextSequence);
            segments.add(opened);
            segment = opened;
            position = 0;
            if (state == State.FULL) {
                LOG.info("the journal has room again");
            }
            state = State.OPEN;
            return true;
        } catch (IOException e) {
            if (state != State.FULL) {
                LOG.errorf("the journal cannot grow (%s); billable calls are refused until it can", e.getMessage());
            }
            state = State.FULL;
            return false;
        }
    }

    /** After a failed write: what was shown before stays, what may have been written behind it must not come back. */
    private void abandonSegment(SegmentChannel open) {
        try {
            open.truncate(position);
            open.force();
            state = State.FULL;
            if (position > 0) {
                sealSegment();
            } else {
                dropSegment(open);
            }
        } catch (IOException e) {
            LOG.error("the journal's segment cannot be cut back; no more billable calls are taken until a restart", e);
            breakOff();
        }
    }

    /** Gives up a segment without an event: the next one has its name. */
    private void dropSegment(SegmentChannel open) {
        Segment empty = Objects.requireNonNull(segment);
        segments.forget(empty);
        segment = null;
        channel = null;
        try (open) {
            Files.deleteIfExists(empty.path());
        } catch (IOException e) {
            LOG.warnf("an empty segment of the journal stays on the disk: %s", e.getMessage());
        }
    }

    /**
     * Takes nothing more. What was written and not shown is refused and must not be billed after a restart: the end of
     * what was shown is noted, and the rest is cut off, each because a disk that has failed may do only the other.
     */
    private void breakOff() {
        state = State.BROKEN;
        Segment left = segment;
        SegmentChannel open = channel;
        if (left == null || open == null) {
            return;
        }
        boolean noted = isDone(() -> NodeFolder.replace(left.endNote(), Long.toString(left.end())));
        boolean cut = isDone(() -> {
            open.truncate(left.end());
            open.force();
        });
        if (!noted && !cut) {
            LOG.errorf(
                    "refused calls may be in journal segment %s and be billed at the next start: cut it to %d bytes before",
                    left, left.end());
        }
    }

    private static boolean isDone(Step step) {
        try {
            step.run();
            return true;
        } catch (IOException e) {
            LOG.warnf("after a failed sync: %s", e.getMessage());
            return false;
        }
    }

    private void sealSegment() {
        Segment full = segment;
        SegmentChannel open = channel;
        if (full == null || open == null) {
            return;
        }
        try (open) {
            if (state != State.BROKEN) {
                open.truncate(position);
                open.force();
            }
        } catch (IOException e) {
            LOG.warnf("segment %s could not be cut to its length: %s", full, e.getMessage());
        }
        full.seal();
        segments.changed();
        segment = null;
        channel = null;
    }

    private UsageEvent numbered(Entry entry, long sequence) {
        return entry.event()
                .setNode(settings.node())
                .setRegion(settings.region())
                .setEpoch(settings.epoch())
                .setSequence(sequence)
                .build();
    }

    private void fail(List<Entry> entries) {
        String why = state == State.FULL
                ? "the disk that usage is recorded on is full"
                : "the disk that usage is recorded on has failed";
        entries.forEach(entry -> entry.done().completeExceptionally(new JournalUnavailableException(why)));
    }
}
