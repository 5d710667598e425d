package io.modelmarket.runtime.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one worker: its parent's, which the worker does not touch; {@code own}, the only folder it writes; and
 * {@code models}, where it finds a copy of what it is to load, for as long as that takes, and nothing of anybody else.
 *
 * @param path holds all of them
 * @param inputs where inputs lie that the worker reads without their being sent, if there is such a folder
 */
record WorkerFolder(Path path, Path inputs) {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerFolder.class);
    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

    /** An empty folder for a new process; what an earlier one left is removed. */
    static WorkerFolder prepare(Path path, Path inputs) throws IOException {
        WorkerFolder folder = new WorkerFolder(path, inputs);
        privateFolder(path);
        for (Path part : List.of(folder.own(), folder.models())) {
            clear(part);
            privateFolder(part);
        }
        if (Files.isDirectory(folder.aroundInputs())) {
            InputFolders.make(inputs);
        }
        return folder;
    }

    void removeInputs() {
        try {
            remove(inputs());
        } catch (IOException e) {
            LOG.warn("{} remains", inputs(), e);
        }
    }

    /** Whether there is a folder for inputs that nobody else can look into. */
    boolean hasInputs() {
        try {
            return InputFolders.isPrivate(aroundInputs(), path) && InputFolders.isPrivate(inputs, path);
        } catch (IOException e) {
            return false;
        }
    }

    private Path aroundInputs() {
        return inputs.resolveSibling("");
    }

    Path own() {
        return path.resolve("own");
    }

    Path models() {
        return path.resolve("models");
    }

    Path arguments() {
        return path.resolve("arguments");
    }

    /** Where the JVM in it writes when it crashes. */
    Path crash() {
        return own().resolve("crash.log");
    }

    Path output() {
        return path.resolve("output.log");
    }

    /** Shows the worker a copy of that file under its own name. */
    Path stage(long model, Path file) throws IOException {
        Path folder = models().resolve(Long.toString(model));
        Files.createDirectories(folder);
        return Files.copy(file, folder.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes the copy away again. */
    void unstage(long model) throws IOException {
        remove(models().resolve(Long.toString(model)));
    }

    /** Makes a folder that only this user may enter. */
    static Path privateFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            Files.setPosixFilePermissions(folder, OWN);
        } catch (UnsupportedOperationException e) {
            throw new IOException(folder + " is on a file system without permissions", e);
        }
        return folder;
    }

    /** Removes a folder and what is in it. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(folder + " cannot be read through", e);
        }
    }

    /** Removes a folder, or puts it aside: a worker may have made in its own what cannot be read or removed. */
    static void clear(Path folder) throws IOException {
        try {
            remove(folder);
        } catch (IOException e) {
            Path aside = folder.resolveSibling(folder.getFileName() + "." + UUID.randomUUID());
            Files.move(folder, aside);
            LOG.warn("what an earlier worker left cannot be removed and is now {}", aside, e);
        }
    }
}
