package io.modelmarket.runtime.inspect;

import java.util.List;
import java.util.OptionalLong;

/** The product of dimensions, exactly. */
final class Products {

    private Products() {}

    /** Long.MAX_VALUE where the product is beyond that; empty where a dimension is negative. */
    static OptionalLong of(List<Long> dimensions) {
        long product = 1;
        boolean beyond = false;
        boolean zero = false;
        for (long dimension : dimensions) {
            if (dimension < 0) {
                return OptionalLong.empty();
            }
            zero |= dimension == 0;
            if (!beyond) {
                beyond = Math.multiplyHigh(product, dimension) != 0 || product * dimension < 0;
                product = beyond ? 1 : product * dimension;
            }
        }
        if (beyond) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
        return OptionalLong.of(zero ? 0 : product);
    }
}
