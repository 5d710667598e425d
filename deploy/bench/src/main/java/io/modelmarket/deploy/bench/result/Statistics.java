package io.modelmarket.deploy.bench.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;

/** Figures of several rounds made one. */
public final class Statistics {

    private static final MathContext SHOWN = new MathContext(4);

    private Statistics() {}

    /** The middle one, or the mean of the middle two; nothing of nothing. */
    public static OptionalDouble median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    /** To four significant digits: more would be noise. */
    public static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(SHOWN).doubleValue() : value;
    }
}
