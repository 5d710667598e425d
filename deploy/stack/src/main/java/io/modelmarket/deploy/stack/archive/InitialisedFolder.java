package io.modelmarket.deploy.stack.archive;

import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part's data folder that is worth something only once its marker file, written last, is there. One without the
 * marker holds a first start that was cut off: it is set aside, never deleted, and made anew.
 */
public final class InitialisedFolder {
    private static final Logger LOG = LoggerFactory.getLogger(InitialisedFolder.class);

    private final Path folder;
    private final Path marker;

    public InitialisedFolder(Path folder) {
        this.folder = folder;
        this.marker = folder.resolve("initialised");
    }

    /** Makes sure the folder was filled once to the end; {@code first} fills it. */
    public void once(UnpackedOnce.Filling first) {
        if (Files.exists(marker)) {
            return;
        }
        try {
            setAsideHalfWritten();
            Files.createDirectories(folder);
            first.into(folder);
            Files.createFile(marker);
        } catch (IOException e) {
            throw new StackException("cannot initialise " + folder + ": " + e.getMessage(), e);
        }
    }

    private void setAsideHalfWritten() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isEmpty()) {
                return;
            }
        }
        Path aside = folder.resolveSibling(
                folder.getFileName() + ".half-written-" + InstantSource.system().millis());
        Files.move(folder, aside);
        LOG.warn("{} was only half written by an earlier start; set aside as {} and made anew", folder, aside);
    }
}
