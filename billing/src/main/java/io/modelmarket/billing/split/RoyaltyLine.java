package io.modelmarket.billing.split;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How revenue goes from the release that earned it to what that is made from, step by step and to any depth. Exact: the
 * parts are decimals and sum to one.
 */
public final class RoyaltyLine {

    private RoyaltyLine() {}

    /** Of what a percentage is, and who pays it. */
    public enum Form {
        /** Of the revenue itself, paid by the release that earned it. */
        ABSOLUTE,
        /** Of what the release that is made from it has received, paid by that release. */
        RELATIVE
    }

    /** What one base asks for. */
    public record Royalty(Form form, BigDecimal percent) {

        /** Nothing. */
        public static final Royalty NONE = new Royalty(Form.ABSOLUTE, BigDecimal.ZERO);

        /**
         * Checks the percentage.
         *
         * @throws IllegalArgumentException when it is not 0 to 100
         */
        public Royalty {
            if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new IllegalArgumentException("a royalty is 0 to 100 per cent");
            }
        }
    }

    /**
     * What each keeps of one unit of revenue: first the release that earned it, then its bases, the nearest first.
     * Where absolute royalties come to more than there is, the nearer bases are served first.
     */
    public static List<BigDecimal> parts(List<Royalty> bases) {
        List<BigDecimal> kept = new ArrayList<>(List.of(BigDecimal.ONE));
        for (Royalty base : bases) {
            int payer = base.form() == Form.ABSOLUTE ? 0 : kept.size() - 1;
            BigDecimal of = base.form() == Form.ABSOLUTE || payer == 0 ? BigDecimal.ONE : kept.get(payer);
            BigDecimal part = base.percent().movePointLeft(2).multiply(of).min(kept.get(payer));
            kept.set(payer, kept.get(payer).subtract(part));
            kept.add(part);
        }
        return List.copyOf(kept);
    }
}
