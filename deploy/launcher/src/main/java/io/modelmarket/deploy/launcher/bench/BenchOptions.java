package io.modelmarket.deploy.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a benchmark that can do it.
 *
 * @param quick brief: enough to see that all works
 * @param only those cases whose name begins so; null for all
 * @param models which are made
 * @param events how many events of usage are used; 0 for as many as the benchmark likes
 * @param month how large a month is closed
 * @param hostile how hostile models are tried
 */
public record BenchOptions(
        boolean quick, @Nullable String only, Models models, long events, Month month, Hostile hostile) {

    /** Without a wish for models, events or a month. */
    BenchOptions(boolean quick, @Nullable String only) {
        this(quick, only, Models.ANY, 0, Month.ANY, new Hostile(false, 0));
    }

    /** How many models, 0 for as many as the benchmark likes, of which seed, and the number of the first of them. */
    public record Models(int count, long seed, int first) {

        static final Models ANY = new Models(0, 1, 0);
    }

    /** Whether without a market, and for how many minutes new ones are begun; 0 for as long as it takes. */
    public record Hostile(boolean direct, int minutes) {}

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
