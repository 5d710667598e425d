package io.modelmarket.deploy.launcher.part;

import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The archive of loaded classes that a JVM writes when it first ends and starts from ever after. */
final class StartupArchive {

    private StartupArchive() {}

    /** Flags that use the archive of a part, or make it; one older than the application is made anew. */
    static List<String> flags(DataFolder folder, PartName part, Path jar) {
        Path archive = folder.root().resolve("cds").resolve(part.label() + ".jsa");
        try {
            Files.createDirectories(archive.getParent());
            if (Files.exists(archive)
                    && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                Files.delete(archive);
            }
        } catch (IOException e) {
            throw new StackException("cannot prepare " + archive + ": " + e.getMessage(), e);
        }
        return List.of(
                "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xshare:auto");
    }
}
