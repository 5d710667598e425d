package io.modelmarket.platform.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * Up to which epoch events may lie in other partitions than they would be sent to now, because the usage topic had
 * another number of them. It is kept over restarts.
 */
final class Scattering {

    private static final Logger LOG = Logger.getLogger(Scattering.class);

    private final Path file;
    private int partitions;
    private long upTo;

    Scattering(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            String[] parts = Files.readString(file).strip().split(" ", 2);
            partitions = Integer.parseInt(parts[0]);
            upTo = Long.parseLong(parts[1]);
        }
    }

    /** The last epoch with scattered events, now that the topic has so many partitions and that epoch is the newest. */
    long with(int partitionsNow, long newestEpoch) {
        if (partitionsNow != partitions) {
            if (partitions > 0) {
                LOG.errorf(
                        "the usage topic had %d partitions and has %d: what billing misses of epochs up to %d cannot be sent again",
                        partitions, partitionsNow, newestEpoch);
                upTo = newestEpoch;
            }
            partitions = partitionsNow;
            save();
        }
        return upTo;
    }

    private void save() {
        try {
            NodeFolder.replace(file, partitions + " " + upTo);
        } catch (IOException e) {
            LOG.warnf("%s cannot be written (%s): do not change the usage topic's partitions", file, e.getMessage());
        }
    }
}
