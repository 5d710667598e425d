package io.modelmarket.platform.quarantine;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.runtime.model.ModelRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** This node's quarantines on disk, a small file each, so that a restart does not have to crash three times to know. */
final class QuarantineFolder {

    private static final Logger LOG = Logger.getLogger(QuarantineFolder.class);
    private static final String SUFFIX = ".quarantine";

    private final Path folder;
    private final String node;

    QuarantineFolder(Path folder, String node) {
        this.folder = folder;
        this.node = node;
    }

    /** What is there; a file that cannot be read is passed over, for the release to be judged anew. */
    List<Quarantine> all() throws IOException {
        Files.createDirectories(folder);
        List<Quarantine> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
                try {
                    found.add(Quarantine.of(QuarantineState.parseFrom(Files.readAllBytes(file))));
                } catch (InvalidProtocolBufferException e) {
                    LOG.errorf("%s is damaged; the release it names is judged anew", file);
                    Files.deleteIfExists(file);
                }
            }
        }
        return found;
    }

    void keep(Quarantine quarantine) throws IOException {
        Path file = file(quarantine.ref());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, quarantine.toState(node).toByteArray());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void forget(ModelRef ref) throws IOException {
        Files.deleteIfExists(file(ref));
    }

    /** Names of models and versions are of few characters, but for the slash between partner and model. */
    private Path file(ModelRef ref) {
        return folder.resolve(ref.model().replace('/', '.') + "@" + ref.version() + SUFFIX);
    }
}
