package io.modelmarket.deploy.launcher.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark found.
 *
 * @param notes what a reader must know besides
 * @param table the benchmark's own, where a line for each figure would be too many
 */
public record BenchOutcome(
        List<BenchResult> results,
        List<String> notes,
        @Nullable String table) {

    public BenchOutcome {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
    }

    /** Figures that speak for themselves. */
    static BenchOutcome of(List<BenchResult> results) {
        return new BenchOutcome(results, List.of(), null);
    }
}
