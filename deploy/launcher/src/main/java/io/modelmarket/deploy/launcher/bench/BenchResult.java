package io.modelmarket.deploy.launcher.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/** One measured figure; with a target it is met when the value is at most that, or at least that. */
@JsonPropertyOrder({"case", "value", "unit", "target", "met"})
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BenchResult(
        @JsonProperty("case") String name,
        double value,
        String unit,
        @Nullable Double target,
        @JsonIgnore boolean atLeast) {

    /** A figure that is only told. */
    public static BenchResult figure(String name, double value, String unit) {
        return new BenchResult(name, value, unit, null, false);
    }

    /** A figure that must not be above its target. */
    public static BenchResult atMost(String name, double value, String unit, double target) {
        return new BenchResult(name, value, unit, target, false);
    }

    /** A figure that must not be below its target. */
    public static BenchResult atLeast(String name, double value, String unit, double target) {
        return new BenchResult(name, value, unit, target, true);
    }

    /** Whether the target is met; null where there is none. */
    @JsonProperty("met")
    public @Nullable Boolean met() {
        if (target == null) {
            return null;
        }
        return atLeast ? value >= target : value <= target;
    }
}
