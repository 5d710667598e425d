package io.modelmarket.deploy.bench.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark found, as it is written down.
 *
 * @param table the same for a person to read
 */
public record ServingReport(List<Row> results, List<String> notes, String table) {

    /** Keeps its own lists. */
    public ServingReport {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
    }

    /** Writes a result down. */
    public static ServingReport of(ServingResult result) {
        return new ServingReport(
                result.cases().stream().map(Row::of).toList(), result.notes(), ServingTable.of(result));
    }

    /** Writes figures down that need no table of their own. */
    public static ServingReport of(List<Case> cases, List<String> notes) {
        return new ServingReport(cases.stream().map(Row::of).toList(), notes, CaseTable.of(cases, notes));
    }

    /**
     * One figure.
     *
     * @param atLeast whether the target is a floor (else it is a ceiling)
     */
    @JsonPropertyOrder({"case", "value", "unit", "target", "atLeast", "met"})
    public record Row(
            @JsonProperty("case") String name,
            double value,
            String unit,
            @Nullable Double target,
            boolean atLeast,
            @Nullable Boolean met) {

        private static Row of(Case figure) {
            Target target = figure.target();
            return new Row(
                    figure.name(),
                    figure.value(),
                    figure.unit(),
                    target == null ? null : target.value(),
                    target != null && target.atLeast(),
                    figure.met());
        }
    }
}
