package io.modelmarket.runtime.model;

import io.modelmarket.runtime.tensor.DataType;
import java.util.List;

/**
 * One input or output of a model: its name, type and dimensions, {@link #FREE} where a caller may choose.
 *
 * @param shape the dimensions; empty for a scalar, and for a tensor whose rank the model leaves open
 * @param dimensionNames aligned with {@code shape}: the symbolic name of a free dimension, "" where there is none
 */
public record TensorSpec(String name, DataType type, List<Long> shape, List<String> dimensionNames) {

    /** A dimension that the caller chooses. */
    public static final long FREE = -1;

    /** Checks that shape and names are aligned. */
    public TensorSpec {
        shape = List.copyOf(shape);
        dimensionNames = List.copyOf(dimensionNames);
        if (shape.size() != dimensionNames.size()) {
            throw new IllegalArgumentException("'" + name + "' has " + shape.size() + " dimensions but "
                    + dimensionNames.size() + " dimension names");
        }
        for (long dimension : shape) {
            if (dimension < FREE) {
                throw new IllegalArgumentException("'" + name + "' has dimension " + dimension);
            }
        }
    }

    /** Whether a tensor of these dimensions fits; a spec without dimensions leaves the judgement to the model. */
    public boolean accepts(long[] dimensions) {
        if (shape.isEmpty()) {
            return true;
        }
        if (dimensions.length != shape.size()) {
            return false;
        }
        for (int axis = 0; axis < dimensions.length; axis++) {
            if (shape.get(axis) != FREE && shape.get(axis) != dimensions[axis]) {
                return false;
            }
        }
        return true;
    }
}
