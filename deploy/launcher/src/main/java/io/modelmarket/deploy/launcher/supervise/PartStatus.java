package io.modelmarket.deploy.launcher.supervise;

import io.modelmarket.deploy.launcher.part.PartName;
import org.jspecify.annotations.Nullable;

/** How one part stands, as written to the status file. */
public record PartStatus(
        String name,
        PartState state,
        long pid,
        int port,
        String version,
        long sinceMillis,
        double startSeconds,
        int restarts,
        @Nullable String message) {

    /** The part itself. */
    public PartName part() {
        return PartName.of(name).orElseThrow(() -> new IllegalStateException("unknown part " + name));
    }

    PartStatus with(PartState newState, @Nullable String why) {
        return new PartStatus(name, newState, pid, port, version, sinceMillis, startSeconds, restarts, why);
    }
}
