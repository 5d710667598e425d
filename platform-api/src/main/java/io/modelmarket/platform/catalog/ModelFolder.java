package io.modelmarket.platform.catalog;

import io.modelmarket.platform.usage.NodeConfig;
import io.modelmarket.runtime.artifact.ArtifactStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** This node's own copies of releases' files, each checked against its digest before a worker sees it. */
@ApplicationScoped
class ModelFolder {

    private final ArtifactStore store;
    private final Path folder;

    ModelFolder(ArtifactsConfig config, NodeConfig node) {
        this.store = new ArtifactStore(config.folder());
        this.folder = node.folder().resolve("models").toAbsolutePath();
    }

    /** The folder with the release's files. A copy from an earlier start serves when it still has its digest. */
    Path fetch(Release release) throws IOException {
        Path target = folder.resolve(release.model().partner().value())
                .resolve(release.model().name())
                .resolve(release.version().toString());
        Files.createDirectories(target);
        for (Release.File file : release.files()) {
            Path copy = target.resolve(file.name());
            if (!Files.exists(copy) || !digest(copy).equals(file.sha256())) {
                Files.deleteIfExists(copy);
                store.copyTo(file.sha256(), copy);
            }
        }
        return target;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
