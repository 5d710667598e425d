package io.modelmarket.deploy.launcher.supervise;

import io.modelmarket.deploy.launcher.part.MarketUrls;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.ProcessFacts;
import io.modelmarket.deploy.stack.process.ProcessRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code status} shows: the launcher's own account, checked against the processes that really live. Memory counts
 * a part with its child processes; pages shared by several processes are counted once.
 */
public record StatusReport(
        boolean ready,
        String summary,
        String folder,
        long launcherPid,
        String phase,
        long memoryBytes,
        @Nullable MarketUrls urls,
        Map<String, Integer> ports,
        List<Row> parts) {

    /** One part. */
    public record Row(
            String name,
            String state,
            long pid,
            int port,
            String version,
            long memoryBytes,
            String since,
            double startSeconds,
            int restarts,
            @Nullable String message) {}

    /** Looks at the market of a data folder. */
    public static StatusReport of(DataFolder folder, InstantSource clock) {
        Optional<ProcessHandle> launcher = Launcher.of(folder);
        Optional<MarketStatus> written = MarketStatus.read(folder);
        if (written.isEmpty()) {
            return nothing(folder, "no market has run in " + folder.root());
        }
        MarketStatus status = written.get();
        boolean alive = launcher.filter(process -> process.pid() == status.launcherPid())
                .isPresent();
        List<Row> rows = status.parts().stream()
                .map(part -> row(folder, part, alive, clock))
                .toList();
        boolean orphans = !alive && rows.stream().anyMatch(row -> row.pid() != 0);
        if (!alive && !orphans) {
            return nothing(folder, "no market is running in " + folder.root());
        }
        boolean ready = alive
                && status.phase() == MarketStatus.Phase.UP
                && rows.stream().allMatch(row -> row.state().equals(PartState.READY.name()));
        long own = alive ? launcher.map(StatusReport::ownMemory).orElse(0L) : 0;
        String summary = alive
                ? "market in " + folder.root() + ", " + phase(status, ready) + ", launcher pid " + status.launcherPid()
                        + " (" + own / (1 << 20) + " MiB)"
                : "the launcher of " + folder.root() + " was killed and left parts running; ./market up takes over"
                        + " cleanly, ./market down ends them";
        long total = own + rows.stream().mapToLong(Row::memoryBytes).sum();
        return new StatusReport(
                ready,
                summary,
                folder.root().toString(),
                alive ? status.launcherPid() : 0,
                alive ? status.phase().name() : "KILLED",
                total,
                status.urls(),
                status.ports(),
                rows);
    }

    private static String phase(MarketStatus status, boolean ready) {
        return switch (status.phase()) {
            case STARTING -> "starting";
            case SEEDING -> "making the demo marketplace";
            case UP -> ready ? "up" : "up, but not every part is ready";
            case STOPPING -> "stopping";
            case DOWN -> "down";
        };
    }

    private static StatusReport nothing(DataFolder folder, String summary) {
        return new StatusReport(false, summary, folder.root().toString(), 0, "DOWN", 0, null, Map.of(), List.of());
    }

    private static Row row(DataFolder folder, PartStatus part, boolean launcherAlive, InstantSource clock) {
        Optional<ProcessHandle> process =
                ProcessRecord.read(folder.record(part.name())).flatMap(ProcessRecord::alive);
        String state = part.state().name();
        if (part.state() == PartState.READY && process.isEmpty()) {
            state = "DEAD";
        } else if (!launcherAlive) {
            state = process.isPresent() ? "ORPHANED" : "DEAD";
        }
        long pid = process.map(ProcessHandle::pid).orElse(0L);
        Instant since = Instant.ofEpochMilli(Math.min(part.sinceMillis(), clock.millis()));
        return new Row(
                part.name(),
                state,
                pid,
                part.port(),
                part.version(),
                process.map(StatusReport::memory).orElse(0L),
                since.truncatedTo(ChronoUnit.SECONDS).toString(),
                part.startSeconds(),
                part.restarts(),
                part.message());
    }

    /** Memory of a process with its descendants. */
    private static long memory(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(StatusReport::ownMemory)
                .sum();
    }

    private static long ownMemory(ProcessHandle process) {
        return ProcessFacts.proportionalBytes(process.pid()).orElse(0);
    }
}
