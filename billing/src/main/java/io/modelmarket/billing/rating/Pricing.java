package io.modelmarket.billing.rating;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How priced units become an amount. Exact and unrounded; nothing used costs nothing. */
public sealed interface Pricing {

    /** The parts of the charge for so many priced units; the charge is their sum. */
    List<Band> bands(BigDecimal units);

    /** Whether more units may cost less. */
    default boolean mayFall() {
        return false;
    }

    /** Each unit at the same price. */
    record PerUnit(BigDecimal price) implements Pricing {

        /** Checks the price. */
        public PerUnit {
            Tariff.requirePrice(price);
        }

        @Override
        public List<Band> bands(BigDecimal units) {
            return List.of(Band.of(units, price, BigDecimal.ZERO));
        }
    }

    /** Whole packages of {@code size} units; one that is begun is paid. */
    record Packages(long size, BigDecimal price) implements Pricing {

        /** Checks size and price. */
        public Packages {
            Tariff.requirePrice(price);
            if (size < 1) {
                throw new IllegalArgumentException("size must be at least 1");
            }
        }

        @Override
        public List<Band> bands(BigDecimal units) {
            BigDecimal packages = units.divide(BigDecimal.valueOf(size), 0, RoundingMode.CEILING);
            return List.of(Band.of(packages, price, BigDecimal.ZERO));
        }
    }

    /** Each unit at the price of the tier it lies in; each tier that is reached adds its flat amount. */
    record Graduated(List<Tier> tiers) implements Pricing {

        /** Checks the tiers. */
        public Graduated {
            tiers = Tariff.requireTiers(tiers);
        }

        @Override
        public List<Band> bands(BigDecimal units) {
            List<Band> bands = new ArrayList<>();
            BigDecimal below = BigDecimal.ZERO;
            for (Tier tier : tiers) {
                if (units.compareTo(below) <= 0) {
                    break;
                }
                BigDecimal end = tier.upTo() == null ? units : units.min(BigDecimal.valueOf(tier.upTo()));
                bands.add(Band.of(end.subtract(below), tier.price(), tier.flat()));
                below = end;
            }
            return bands;
        }
    }

    /**
     * All units at the price of the tier that the last of them lies in, and that tier's flat amount. A tier without a
     * unit price makes it a stairstep.
     */
    record Volume(List<Tier> tiers) implements Pricing {

        /** Checks the tiers. */
        public Volume {
            tiers = Tariff.requireTiers(tiers);
        }

        @Override
        public List<Band> bands(BigDecimal units) {
            if (units.signum() == 0) {
                return List.of();
            }
            Tier reached = tiers.stream()
                    .filter(tier -> tier.upTo() == null || units.compareTo(BigDecimal.valueOf(tier.upTo())) <= 0)
                    .findFirst()
                    .orElseThrow();
            return List.of(Band.of(units, reached.price(), reached.flat()));
        }

        @Override
        public boolean mayFall() {
            return true;
        }
    }
}
