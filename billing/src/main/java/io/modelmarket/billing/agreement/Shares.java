package io.modelmarket.billing.agreement;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All shares of an agreement, in its order; exactly 100 per cent. Plain Java. */
public record Shares(List<Share> shares) {

    /** Most shares in one agreement. */
    public static final int MOST = 50;

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int MAX_SCALE = 12;

    /**
     * Checks that they are a whole.
     *
     * @throws IllegalArgumentException when they are none or too many, one is not above zero, has too many digits or
     *     comes twice, or they do not sum to 100; the message says which
     */
    public Shares {
        shares = List.copyOf(shares);
        if (shares.isEmpty() || shares.size() > MOST) {
            throw new IllegalArgumentException("an agreement has 1 to " + MOST + " shares");
        }
        Set<Object> seen = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Share share : shares) {
            BigDecimal plain = share.percent().stripTrailingZeros();
            if (plain.signum() <= 0 || plain.compareTo(WHOLE) > 0 || plain.scale() > MAX_SCALE) {
                throw new IllegalArgumentException("the share of " + share.participant()
                        + " must be above 0, at most 100, with at most " + MAX_SCALE + " digits after the point");
            }
            if (!seen.add(List.of(share.participant(), share.role()))) {
                throw new IllegalArgumentException(share.participant() + " has the role " + share.role() + " twice");
            }
            sum = sum.add(plain);
        }
        if (sum.compareTo(WHOLE) != 0) {
            throw new IllegalArgumentException("the shares sum to " + sum.toPlainString() + " %, not 100 %");
        }
    }

    /** The weights of a split, in order. */
    public List<BigDecimal> percents() {
        return shares.stream().map(Share::percent).toList();
    }
}
