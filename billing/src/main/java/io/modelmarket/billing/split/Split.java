package io.modelmarket.billing.split;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides minor units by weights with the largest-remainder method: each part gets its exact share rounded down, and
 * the units left over go one each to the largest remainders, ties to the earlier part. The parts always sum to the
 * whole and each is within one unit of its exact share.
 */
public final class Split {

    private Split() {}

    /**
     * The parts, in the order of the weights.
     *
     * @throws IllegalArgumentException for a negative basis (a refund negates what was stored, it is never split anew),
     *     no weights, a negative weight, or weights that are all zero
     */
    public static List<Long> allocate(long basis, List<BigDecimal> weights) {
        if (basis < 0) {
            throw new IllegalArgumentException("a negative amount is not split; negate the parts of what it reverses");
        }
        List<BigInteger> exact = integers(weights);
        BigInteger total = exact.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() == 0) {
            throw new IllegalArgumentException("a split needs a weight above zero");
        }
        long[] parts = new long[exact.size()];
        BigInteger[] remainders = new BigInteger[exact.size()];
        long left = basis;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] share =
                    BigInteger.valueOf(basis).multiply(exact.get(i)).divideAndRemainder(total);
            parts[i] = share[0].longValueExact();
            remainders[i] = share[1];
            left -= parts[i];
        }
        for (int i : byRemainder(remainders)) {
            if (left == 0) {
                break;
            }
            parts[i]++;
            left--;
        }
        List<Long> allocated = new ArrayList<>(parts.length);
        for (long part : parts) {
            allocated.add(part);
        }
        return List.copyOf(allocated);
    }

    private static List<Integer> byRemainder(BigInteger[] remainders) {
        return IntStream.range(0, remainders.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .toList();
    }

    private static List<BigInteger> integers(List<BigDecimal> weights) {
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        return weights.stream().map(weight -> integer(weight, scale)).toList();
    }

    private static BigInteger integer(BigDecimal weight, int scale) {
        if (weight.signum() < 0) {
            throw new IllegalArgumentException("a weight is never negative");
        }
        return weight.setScale(scale).unscaledValue();
    }
}
