package io.modelmarket.deploy.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;

/** What a test in another process must know of a running test stack: {@code stack.json} in its folder. */
record StackDescriptor(long pid, StackPorts ports, Set<StackPart> parts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    StackDescriptor {
        parts = Set.copyOf(parts);
    }

    /** The descriptor, when the process that wrote it lives. */
    static Optional<StackDescriptor> read(DataFolder folder) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(folder)), StackDescriptor.class))
                    .filter(found -> ProcessHandle.of(found.pid()).isPresent());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(DataFolder folder) {
        Path draft = folder.root().resolve("stack.json.new");
        try {
            Files.writeString(draft, JSON.writeValueAsString(this));
            Files.move(draft, file(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("cannot write " + file(folder) + ": " + e.getMessage(), e);
        }
    }

    static void forget(DataFolder folder) {
        try {
            Files.deleteIfExists(file(folder));
        } catch (IOException e) {
            throw new StackException("cannot delete " + file(folder) + ": " + e.getMessage(), e);
        }
    }

    private static Path file(DataFolder folder) {
        return folder.root().resolve("stack.json");
    }
}
