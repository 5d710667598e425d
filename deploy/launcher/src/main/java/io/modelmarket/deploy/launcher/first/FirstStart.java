package io.modelmarket.deploy.launcher.first;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.demo.Seed;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Makes the small demo marketplace of a new data folder, once, and keeps what a first call needs. */
public final class FirstStart {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FirstStart() {}

    /** The seeded key; the marketplace is made first where there is none. */
    public static Seed.SeededKey seeded(DataFolder folder, Market market) {
        return earlier(folder).orElseGet(() -> {
            Seed.SeededKey key = Seed.plant(market);
            keep(folder, key);
            return key;
        });
    }

    /** What an earlier start made. */
    public static Optional<Seed.SeededKey> earlier(DataFolder folder) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(folder)), Seed.SeededKey.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void keep(DataFolder folder, Seed.SeededKey key) {
        try {
            Path draft = folder.root().resolve("seeded.json.new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, JSON.writeValueAsString(key));
            Files.move(draft, file(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("cannot write " + file(folder) + ": " + e.getMessage(), e);
        }
    }

    private static Path file(DataFolder folder) {
        return folder.root().resolve("seeded.json");
    }
}
