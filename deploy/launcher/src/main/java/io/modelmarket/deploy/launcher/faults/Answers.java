package io.modelmarket.deploy.launcher.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
        this.file.println("at,subscription,request,status,problem,detail");
    }

    synchronized void add(Entry entry, String detail) {
        entries.add(entry);
        file.println(clock.instant() + "," + entry.subscription() + "," + entry.request() + "," + entry.status() + ","
                + entry.problem() + "," + detail.replaceAll("[,\\s]+", " "));
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
     * @param problem the last word of the problem's type; empty where there is none
     * @param begun before it was sent, by {@link System#nanoTime}
     * @param ended when all of the answer was read, or it was known that none would come, by the same clock
     */
    record Entry(String subscription, String request, int status, String problem, long begun, long ended) {

        /** The problems that only a call has which was let in and given to its model; such have an event. */
        private static final Set<String> OF_A_RUN = Set.of("model-failed", "timeout", "worker-died");

        private static final String UNAVAILABLE = "unavailable";
        private static final int FORBIDDEN_AND_THE_LIKE = 401;
        private static final int TOO_MANY = 429;

        boolean answered() {
            return status == 200;
        }

        boolean broken() {
            return status == BROKEN;
        }

        /** Whether it was let in and failed, as its answer says. */
        boolean ranAndFailed() {
            return OF_A_RUN.contains(problem);
        }

        /** Whether it never got as far as its model, as its answer says or that nobody was there to take it. */
        boolean neverRan() {
            return status == UNSENT || (status >= FORBIDDEN_AND_THE_LIKE && status <= TOO_MANY);
        }

        /** Whether the data plane said that it can record nothing. */
        boolean unrecordable() {
            return problem.equals(UNAVAILABLE);
        }
    }
}
