package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.proto.UsageEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal, named for its epoch and the sequence of its first event. Its end is that of the records
 * which may be shown to others: what lies behind it is not safe yet.
 */
final class Segment {

    private static final Pattern NAME = Pattern.compile("(\\d{1,19})-(\\d{1,19})\\.journal");

    private final Path path;
    private final long epoch;
    private final long firstSequence;
    private final Map<String, Long> lastOfSubscription = new ConcurrentHashMap<>();
    private volatile int end;
    private volatile boolean sealed;
    private long lastSequence;

    Segment(Path path, long epoch, long firstSequence) {
        this.path = path;
        this.epoch = epoch;
        this.firstSequence = firstSequence;
        this.lastSequence = firstSequence - 1;
    }

    static Path pathIn(Path folder, long epoch, long firstSequence) {
        return folder.resolve(nameOf(epoch, firstSequence));
    }

    static String nameOf(long epoch, long firstSequence) {
        return String.format(Locale.ROOT, "%019d-%019d.journal", epoch, firstSequence);
    }

    /** The segment whose file that is; null for a file that is none. */
    static @Nullable Segment at(Path path) {
        Matcher matcher = NAME.matcher(path.getFileName().toString());
        return matcher.matches()
                ? new Segment(path, Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)))
                : null;
    }

    Path path() {
        return path;
    }

    long epoch() {
        return epoch;
    }

    /** The sequence of the first event that was written to it. */
    long firstSequence() {
        return firstSequence;
    }

    /** The sequence of its last good event, for whoever fills it; one less than the first where there is none. */
    long lastSequence() {
        return lastSequence;
    }

    /** Where the end of what may be shown is noted, when the rest could not be cut off. */
    Path endNote() {
        return path.resolveSibling(path.getFileName() + ".end");
    }

    int end() {
        return end;
    }

    /** Whether nothing more will be written to it. */
    boolean sealed() {
        return sealed;
    }

    void seal() {
        sealed = true;
    }

    /** The last sequence of each subscription that has events here. */
    Map<String, Long> lastOfSubscription() {
        return lastOfSubscription;
    }

    void noteEvent(UsageEvent event) {
        lastOfSubscription.put(event.getSubscriptionId(), event.getSequence());
        lastSequence = event.getSequence();
    }

    void show(int newEnd) {
        end = newEnd;
    }

    /**
     * Shows {@code visitor} the contents of the good records from {@code position} to the end. All that may be shown
     * was whole when it was written: what is none by now, the end included, is damage.
     */
    Reading readFrom(int position, Consumer<byte[]> visitor) throws IOException {
        return read(position, end, visitor);
    }

    /** The same up to {@code upTo}, where a record ends. */
    Reading read(int position, int upTo, Consumer<byte[]> visitor) throws IOException {
        if (position >= upTo) {
            return new Reading(upTo, null);
        }
        SegmentScan scan = SegmentScan.contents(bytes(position, upTo), visitor);
        boolean whole = position + scan.end() == upTo;
        if (whole && scan.damaged().isEmpty()) {
            return new Reading(upTo, null);
        }
        return new Reading(upTo, scan.places(position, !whole));
    }

    /**
     * What became of a reading.
     *
     * @param end up to where was read
     * @param damaged where there was something else than good records; null where there was nothing else
     */
    record Reading(int end, @Nullable String damaged) {}

    /** All bytes of the file, shown or not. */
    ByteBuffer readAll() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return fill(channel, 0, Math.toIntExact(channel.size()));
        }
    }

    private ByteBuffer bytes(int from, int to) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return fill(channel, from, to);
        }
    }

    private static ByteBuffer fill(FileChannel channel, int from, int to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(to - from);
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = channel.read(bytes, from + (long) bytes.position());
        }
        return bytes.flip();
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
