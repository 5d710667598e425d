package io.modelmarket.deploy.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a benchmark that can do it.
 *
 * @param quick brief: enough to see that all works
 * @param only those cases whose name begins so; null for all
 * @param models how many models are made; 0 for as many as the benchmark likes
 * @param seed from which they are made
 * @param events how many events of usage are used; 0 for as many as the benchmark likes
 * @param month how large a month is closed
 */
public record BenchOptions(boolean quick, @Nullable String only, int models, long seed, long events, Month month) {

    /** Without a wish for models, events or a month. */
    BenchOptions(boolean quick, @Nullable String only) {
        this(quick, only, 0, 1, 0, Month.ANY);
    }

    /** How many subscriptions, partners and lines of a report; 0 for as many as the benchmark likes. */
    public record Month(int subscriptions, int partners, long lines) {

        static final Month ANY = new Month(0, 0, 0);
    }

    /** What of it every benchmark's program understands. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (quick) {
            arguments.add("--quick");
        }
        if (only != null) {
            arguments.add("--only=" + only);
        }
        return arguments;
    }
}
