package io.modelmarket.deploy.bench.result;

import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param name model/encoding/connections/metric
 * @param target null where the figure is only told
 */
public record Case(
        String name, double value, String unit, @Nullable Target target) {

    /** Whether it is as good as it must be; null where nothing was asked. */
    public @Nullable Boolean met() {
        return target == null ? null : target.metBy(value);
    }
}
