package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.platform.usage.DamagedSegments.Hole;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens what earlier epochs left. A write that was cut off at an epoch's very end is removed: its answer was never
 * sent. So is what was refused after a failed sync. Anything else that is not a record is damage: the file is kept
 * aside as it is for the operator, the loss is logged, and every good record, before and behind it, is still brought to
 * billing.
 */
final class JournalRecovery {

    private static final Logger LOG = Logger.getLogger(JournalRecovery.class);

    private final Path folder;
    private final DamagedSegments damage;

    JournalRecovery(Path folder, DamagedSegments damage) {
        this.folder = folder;
        this.damage = damage;
    }

    /** The segments of earlier epochs; shows {@code visitor} each of their events, in order. */
    Segments open(Consumer<UsageEvent> visitor) throws IOException {
        Files.createDirectories(folder);
        Segments segments = new Segments(folder);
        List<Segment> found = files();
        for (int i = 0; i < found.size(); i++) {
            Segment segment = found.get(i);
            Segment next =
                    i + 1 < found.size() && found.get(i + 1).epoch() == segment.epoch() ? found.get(i + 1) : null;
            if (recover(segment, next, visitor)) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private boolean recover(Segment segment, @Nullable Segment next, Consumer<UsageEvent> visitor) throws IOException {
        cutOffRefused(segment);
        ByteBuffer bytes = segment.readAll();
        SegmentScan scan = SegmentScan.of(bytes, event -> {
            segment.noteEvent(event);
            visitor.accept(event);
        });
        Hole hole = holeBehind(segment, next);
        boolean endIsGone = hole != null && bytes.limit() > scan.end();
        boolean tailIsDamage = endIsGone || (scan.tail() > 0 && (next != null || scan.tailMayBeWhole()));
        if (!scan.damaged().isEmpty() || tailIsDamage) {
            damage.keep(segment, scan.places(0, tailIsDamage));
            if (hole != null) {
                damage.note(hole);
            }
        } else if (hole != null) {
            damage.missing(hole);
        } else if (scan.tail() > 0) {
            LOG.warnf(
                    "journal segment %s ends in a write that was cut off; removing its %d bytes", segment, scan.tail());
        }
        if (scan.end() == 0) {
            Files.delete(segment.path());
            return false;
        }
        cut(segment, scan.end());
        segment.show(scan.end());
        segment.seal();
        return true;
    }

    /**
     * What is missing between two files of an epoch. A file is cut to its records when the next one is begun, so where
     * this one has nothing else behind them, it is another file that is gone; or it has lost its end, and that was
     * told.
     */
    private static @Nullable Hole holeBehind(Segment segment, @Nullable Segment next) {
        long first = segment.lastSequence() + 1;
        return next == null || next.firstSequence() == first
                ? null
                : new Hole(segment.epoch(), first, next.firstSequence() - 1);
    }

    /** What lies behind the end that was noted after a failed sync was refused, whatever it looks like now. */
    private static void cutOffRefused(Segment segment) throws IOException {
        Path note = segment.endNote();
        if (Files.exists(note)) {
            cut(segment, Long.parseLong(Files.readString(note).strip()));
            Files.delete(note);
        }
    }

    private static void cut(Segment segment, long end) throws IOException {
        try (FileChannel channel = FileChannel.open(segment.path(), StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.force(true);
        }
    }

    private List<Segment> files() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().map(Segment::at).filter(Objects::nonNull).toList();
        }
    }
}
