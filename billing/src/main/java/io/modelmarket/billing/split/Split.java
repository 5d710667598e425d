package io.modelmarket.billing.split;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
        return handOut(parts, remainders, left);
    }

    /**
     * What {@code part} of a whole has of each of the whole's parts, for a credit that reverses some of it: in
     * proportion, by largest remainder. Of the whole it is exactly the parts, which may be negative.
     *
     * @throws IllegalArgumentException when the part is not between nothing and the sum of {@code parts}
     */
    public static List<Long> slice(List<Long> parts, long part) {
        long whole = parts.stream().reduce(0L, Math::addExact);
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("a part lies between nothing and the whole");
        }
        if (whole == 0) {
            return List.copyOf(parts);
        }
        long[] sliced = new long[parts.size()];
        BigInteger[] remainders = new BigInteger[parts.size()];
        long left = part;
        for (int i = 0; i < sliced.length; i++) {
            BigInteger exact = BigInteger.valueOf(parts.get(i)).multiply(BigInteger.valueOf(part));
            remainders[i] = exact.mod(BigInteger.valueOf(whole));
            sliced[i] = exact.subtract(remainders[i])
                    .divide(BigInteger.valueOf(whole))
                    .longValueExact();
            left -= sliced[i];
        }
        return handOut(sliced, remainders, left);
    }

    private static List<Long> handOut(long[] parts, BigInteger[] remainders, long units) {
        long left = units;
        for (int i : byRemainder(remainders)) {
            if (left == 0) {
                break;
            }
            parts[i]++;
            left--;
        }
        return LongStream.of(parts).boxed().toList();
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
