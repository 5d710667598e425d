package io.modelmarket.runtime.tensor;

import java.util.Arrays;

/** Arithmetic on shapes that strangers send: nothing overflows silently. */
public final class Shapes {

    private Shapes() {}

    /**
     * The number of elements of a shape.
     *
     * @throws InvalidTensorException when a dimension is negative, there are too many of them, or the product is beyond
     *     what one buffer can hold
     */
    public static int elements(String tensor, long[] shape) {
        if (shape.length > Tensor.MAX_RANK) {
            throw new InvalidTensorException(
                    tensor, "has " + shape.length + " dimensions; at most " + Tensor.MAX_RANK + " are allowed");
        }
        boolean empty = false;
        long product = 1;
        for (long dimension : shape) {
            if (dimension < 0) {
                throw new InvalidTensorException(
                        tensor, "shape " + Arrays.toString(shape) + " has a negative dimension");
            }
            empty |= dimension == 0;
            long high = Math.multiplyHigh(product, Math.max(dimension, 1));
            product *= Math.max(dimension, 1);
            if (high != 0 || product < 0 || product > Integer.MAX_VALUE) {
                throw new InvalidTensorException(tensor, "shape " + Arrays.toString(shape) + " has too many elements");
            }
        }
        return empty ? 0 : (int) product;
    }
}
