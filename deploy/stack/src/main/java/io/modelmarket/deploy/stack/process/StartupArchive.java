package io.modelmarket.deploy.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes a JVM has loaded and linked, kept in a file from which the next start of the same program maps them
 * (class data sharing). Taken from the running process once it is ready, so that no stop has to wait for it.
 */
public final class StartupArchive {
    private static final Logger LOG = LoggerFactory.getLogger(StartupArchive.class);

    private StartupArchive() {}

    /** JVM flags that use the archive of a program, or prepare for taking it; one older than the program is dropped. */
    public static List<String> flags(DataFolder folder, String name, Path program) {
        Path archive = file(folder, name);
        try {
            if (Files.exists(archive) && changedSince(program, archive)) {
                Files.delete(archive);
            }
        } catch (IOException e) {
            throw new StackException("cannot look at " + archive + ": " + e.getMessage(), e);
        }
        return Files.exists(archive)
                ? List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error:stderr")
                : List.of("-XX:+RecordDynamicDumpInfo", "-Xlog:disable", "-Xlog:all=error:stderr");
    }

    /** Takes the archive from a running process unless there is one; a failure costs only the faster start. */
    public static void take(DataFolder folder, String name, long pid) {
        Path archive = file(folder, name);
        if (Files.exists(archive)) {
            return;
        }
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Path draft = archive.resolveSibling(archive.getFileName() + ".new");
        try {
            Files.createDirectories(folder.part("cds"));
            List<String> command =
                    List.of(jcmd.toString(), Long.toString(pid), "VM.cds", "dynamic_dump", draft.toString());
            ShortRun.run("taking the startup archive of " + name, command, Map.of());
            if (Files.exists(draft)) {
                Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException | StackException e) {
            LOG.info("no startup archive of {}: {}", name, e.getMessage());
        }
    }

    private static boolean changedSince(Path program, Path archive) throws IOException {
        return Files.getLastModifiedTime(program).compareTo(Files.getLastModifiedTime(archive)) > 0;
    }

    private static Path file(DataFolder folder, String name) {
        return folder.part("cds").resolve(name + ".jsa");
    }
}
