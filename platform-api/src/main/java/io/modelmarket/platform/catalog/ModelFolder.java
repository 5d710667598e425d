package io.modelmarket.platform.catalog;

import io.modelmarket.contracts.store.FileDigest;
import io.modelmarket.contracts.store.S3Config;
import io.modelmarket.platform.usage.NodeConfig;
import io.modelmarket.runtime.artifact.ArtifactStore;
import io.modelmarket.runtime.worker.Workers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** This node's own copies of releases' files, each checked against its digest before a worker sees it. */
@ApplicationScoped
class ModelFolder {

    private static final Logger LOG = Logger.getLogger(ModelFolder.class);

    /** Partner, model, version. */
    private static final int DEPTH = 3;

    private static final long STRUCTURE_BYTES = 1 << 20;

    private final ArtifactStore store;
    private final boolean remote;
    private final Path folder;

    ModelFolder(ArtifactsConfig config, NodeConfig node) {
        this.remote = S3Config.named(config.s3()).isPresent();
        if (!remote && config.folder().isEmpty()) {
            throw new IllegalStateException("this node does not know where models come from; set"
                    + " market.artifacts.folder, or market.artifacts.s3.bucket and what belongs to it");
        }
        this.folder = node.folder().resolve("models").toAbsolutePath();
        this.store = ArtifactStore.open(config.folder().orElse(folder), S3Config.named(config.s3()));
    }

    /** Says early what is wrong with a bucket. A node serves the copies it has without it, so nothing waits for it. */
    void look(@Observes StartupEvent event) {
        if (remote) {
            Thread.ofVirtual().name("artifact-store-check").start(this::check);
        }
    }

    /** A session holds the weights as they were and as they are laid out for running, and some structure. */
    static long bytesTaken(Path files) throws IOException {
        return 2 * Files.size(files.resolve(Workers.MODEL_FILE)) + STRUCTURE_BYTES;
    }

    /** The folder with the release's files. A copy from an earlier start serves when it still has its digest. */
    Path fetch(Release release) throws IOException {
        Path target = at(release);
        Files.createDirectories(target);
        for (Release.File file : release.files()) {
            Path copy = target.resolve(file.name());
            if (!Files.exists(copy) || !FileDigest.sha256(copy).equals(file.sha256())) {
                Files.deleteIfExists(copy);
                store.copyTo(file.sha256(), copy);
            }
        }
        return target;
    }

    /** Whether all of the release's files are here, be they whole or not. */
    boolean has(Release release) {
        Path target = at(release);
        return release.files().stream().allMatch(file -> Files.exists(target.resolve(file.name())));
    }

    /** Removes the release's files, which nobody calls any more. */
    void forget(Release release) {
        remove(at(release));
    }

    /** Removes what was copied of other releases than these. */
    void keepOnly(Collection<Release> releases) {
        Set<Path> kept = releases.stream().map(this::at).collect(Collectors.toSet());
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder, DEPTH)) {
            found.filter(path -> folder.relativize(path).getNameCount() == DEPTH && !kept.contains(path))
                    .toList()
                    .forEach(ModelFolder::remove);
        } catch (IOException e) {
            LOG.warnf("copies of releases that are no more cannot be looked for: %s", e.getMessage());
        }
    }

    private Path at(Release release) {
        return folder.resolve(release.model().partner().value())
                .resolve(release.model().name())
                .resolve(release.version().toString());
    }

    private static void remove(Path copies) {
        try (Stream<Path> files = Files.exists(copies) ? Files.walk(copies) : Stream.empty()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warnf("%s, of a release that is no more, cannot be removed: %s", copies, e.getMessage());
        }
    }

    private void check() {
        try {
            store.check();
        } catch (IOException e) {
            LOG.errorf("releases that are not here yet cannot be fetched: %s", e.getMessage());
        }
    }
}
