package io.modelmarket.deploy.launcher.supervise;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.launcher.part.MarketUrls;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a market stands, written by its launcher to {@code status.json} at each change, read by the other commands. */
public record MarketStatus(
        long launcherPid,
        String folder,
        Phase phase,
        long sinceMillis,
        MarketUrls urls,
        Map<String, Integer> ports,
        List<PartStatus> parts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where the launcher is in its life. */
    public enum Phase {
        STARTING,
        /** All parts are up; the demo marketplace is being made. */
        SEEDING,
        UP,
        STOPPING,
        DOWN
    }

    /** What the launcher of that folder wrote last. */
    public static Optional<MarketStatus> read(DataFolder folder) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(folder)), MarketStatus.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether every part is ready. */
    public boolean allReady() {
        return phase == Phase.UP && parts.stream().allMatch(part -> part.state() == PartState.READY);
    }

    void write() {
        DataFolder data = new DataFolder(Path.of(folder));
        Path draft = data.root().resolve("status.json.new");
        try {
            Files.writeString(draft, JSON.writeValueAsString(this));
            Files.move(draft, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("cannot write " + file(data) + ": " + e.getMessage(), e);
        }
    }

    private static Path file(DataFolder folder) {
        return folder.root().resolve("status.json");
    }
}
