package io.modelmarket.runtime.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One runtime's folder in the system's memory, in which each of its workers has one for its inputs. Its name is drawn
 * anew at each start, so that nobody can be there first and no two runtimes meet, even if all their paths are the same;
 * it is noted in the runtime's own folder, so that the next start removes what a killed process left.
 */
final class InputFolders {

    private static final Logger LOG = LoggerFactory.getLogger(InputFolders.class);
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String NOTE = "inputs";
    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final AtomicLong given = new AtomicLong();

    private InputFolders(Path folder) {
        this.folder = folder;
    }

    /** A new folder for the runtime that has that one on disk; where there is no such memory, inputs are sent. */
    static InputFolders of(Path runtime) throws IOException {
        removeLeftBy(runtime);
        UUID name = UUID.randomUUID();
        Files.createDirectories(runtime);
        Files.writeString(runtime.resolve(NOTE), name.toString());
        InputFolders made = new InputFolders(folder(name));
        if (Files.isDirectory(MEMORY)) {
            make(made.folder);
        }
        return made;
    }

    /** Removes what workers of a process that was killed left in memory; it had that folder on disk. */
    static void removeLeftBy(Path runtime) {
        try {
            WorkerFolder.remove(notedIn(runtime));
        } catch (NoSuchFileException e) {
            LOG.debug("{} has had no workers", runtime);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("what {} names may remain in {}", runtime.resolve(NOTE), MEMORY, e);
        }
    }

    /** The folder of the last start of the runtime that has that one on disk. */
    static Path notedIn(Path runtime) throws IOException {
        return folder(UUID.fromString(Files.readString(runtime.resolve(NOTE)).strip()));
    }

    /** Makes a folder for this user alone; false, with a word in the log, where that cannot be. */
    static boolean make(Path folder) {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWN));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("{} cannot be made, so inputs are sent instead of shared", folder, e);
            return false;
        }
    }

    /** Whether that is a folder, no link to one, that nobody but the owner of the other can look into. */
    static boolean isPrivate(Path folder, Path other) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getPosixFilePermissions(folder).equals(OWN)
                && Files.getOwner(folder).equals(Files.getOwner(other));
    }

    /** Where the next worker's are to be. */
    Path next() {
        return folder.resolve(Long.toString(given.incrementAndGet()));
    }

    /** Removes all of them. */
    void remove() {
        try {
            WorkerFolder.remove(folder);
        } catch (IOException e) {
            LOG.warn("{} remains", folder, e);
        }
    }

    private static Path folder(UUID name) {
        return MEMORY.resolve("modelmarket-" + name);
    }
}
