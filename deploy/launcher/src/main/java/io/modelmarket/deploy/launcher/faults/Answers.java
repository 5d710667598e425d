package io.modelmarket.deploy.launcher.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The caller's own log: one entry for each request, also on disk as CSV, without knowledge of what the market says. */
final class Answers implements AutoCloseable {
    /** The connection was refused: the request never left. */
    static final int UNSENT = 0;
    /** The request may have arrived; no answer was read. */
    static final int BROKEN = -1;

    private final List<Entry> entries = new ArrayList<>();
    private final InstantSource clock;
    private final PrintWriter file;

    Answers(Path file, InstantSource clock) throws IOException {
        this.clock = clock;
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.file = new PrintWriter(Files.newBufferedWriter(file));
        this.file.println("at,subscription,request,status,detail");
    }

    synchronized void add(Entry entry, String detail) {
        entries.add(entry);
        file.println(clock.instant() + "," + entry.subscription() + "," + entry.request() + "," + entry.status() + ","
                + detail.replaceAll("[,\\s]+", " "));
    }

    synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized void close() {
        file.close();
    }

    /**
     * How one request ended.
     *
     * @param status HTTP's, or {@link #UNSENT}, or {@link #BROKEN}
     */
    record Entry(String subscription, String request, int status) {

        boolean answered() {
            return status == 200;
        }

        boolean broken() {
            return status == BROKEN;
        }
    }
}
