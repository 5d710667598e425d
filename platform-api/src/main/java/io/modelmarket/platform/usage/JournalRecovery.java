package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.proto.UsageEvent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Opens what earlier epochs left. A write that was cut off at an epoch's very end is removed: its answer was never
 * sent. Anything else that is not a record is damage: the file is kept aside as it is for the operator, the loss is
 * logged, and every good record, before and behind it, is still brought to billing.
 */
final class JournalRecovery {

    private static final Logger LOG = Logger.getLogger(JournalRecovery.class);

    private final Path folder;

    JournalRecovery(Path folder) {
        this.folder = folder;
    }

    /** The segments of earlier epochs; shows {@code visitor} each of their events, in order. */
    Segments open(Consumer<UsageEvent> visitor) throws IOException {
        Files.createDirectories(folder);
        Segments segments = new Segments(folder);
        List<Segment> found = files();
        for (int i = 0; i < found.size(); i++) {
            Segment segment = found.get(i);
            boolean lastOfEpoch = i + 1 == found.size() || found.get(i + 1).epoch() != segment.epoch();
            if (recover(segment, lastOfEpoch, visitor)) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private boolean recover(Segment segment, boolean lastOfEpoch, Consumer<UsageEvent> visitor) throws IOException {
        SegmentScan scan = SegmentScan.of(segment.readAll(), event -> {
            segment.noteEvent(event);
            visitor.accept(event);
        });
        boolean tailIsDamage = scan.tail() > 0 && !lastOfEpoch;
        if (!scan.damaged().isEmpty() || tailIsDamage) {
            setAside(segment);
            LOG.errorf(
                    "journal segment %s is damaged at %s%s: usage events are lost there; a copy is kept in %s",
                    segment, scan.damaged(), tailIsDamage ? " and at its end" : "", asideFolder());
        } else if (scan.tail() > 0) {
            LOG.warnf(
                    "journal segment %s ends in a write that was cut off; removing its %d bytes", segment, scan.tail());
        }
        if (scan.end() == 0) {
            Files.delete(segment.path());
            return false;
        }
        try (FileChannel channel = FileChannel.open(segment.path(), StandardOpenOption.WRITE)) {
            channel.truncate(scan.end());
            channel.force(true);
        }
        segment.show(scan.end());
        segment.seal();
        return true;
    }

    private void setAside(Segment segment) throws IOException {
        Files.createDirectories(asideFolder());
        Path copy = asideFolder().resolve(segment.path().getFileName());
        if (!Files.exists(copy)) {
            Files.copy(segment.path(), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private Path asideFolder() {
        return folder.resolveSibling("journal-damaged");
    }

    private List<Segment> files() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().map(Segment::at).filter(Objects::nonNull).toList();
        }
    }
}
