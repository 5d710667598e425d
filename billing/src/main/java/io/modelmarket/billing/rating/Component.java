package io.modelmarket.billing.rating;

import io.modelmarket.billing.meter.Meter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One part of what a plan charges. Components work in their order: usage and recurring fees add a charge; discounts,
 * minimum and maximum act on the sum of the charges above them.
 */
public sealed interface Component {

    /** What the line says. */
    String name();

    /**
     * Whether it is known only when the period is over: an interim bill leaves it out, so that no later bill has to
     * take anything back.
     */
    default boolean atPeriodEnd() {
        return false;
    }

    /**
     * Answered usage of a meter.
     *
     * @param included priced units of each period that cost nothing
     */
    record Usage(String name, Meter meter, long included, Pricing pricing) implements Component {

        /** Checks the allowance. */
        public Usage {
            if (included < 0) {
                throw new IllegalArgumentException("included is never negative");
            }
        }

        @Override
        public boolean atPeriodEnd() {
            return pricing.mayFall();
        }

        /** The parts of the charge for a counted quantity, the included one first. */
        List<Band> bands(long quantity) {
            BigDecimal units = meter.priced(quantity);
            if (included == 0) {
                return pricing.bands(units);
            }
            BigDecimal free = units.min(BigDecimal.valueOf(included));
            List<Band> bands = new ArrayList<>();
            bands.add(Band.free(free));
            bands.addAll(pricing.bands(units.subtract(free)));
            return bands;
        }
    }

    /**
     * A fee for each whole period; for a part of one, the part of the seconds or days. Billed when the period is over.
     */
    record Recurring(String name, BigDecimal amount) implements Component {

        /** Checks the amount. */
        public Recurring {
            Tariff.requirePrice(amount);
        }

        @Override
        public boolean atPeriodEnd() {
            return true;
        }
    }

    /**
     * At least so much for each whole period, for a part of one the part of the seconds or days: what is missing is a
     * charge of its own. Billed when the period is over.
     */
    record Minimum(String name, BigDecimal amount) implements Component {

        /** Checks the amount. */
        public Minimum {
            Tariff.requirePrice(amount);
        }

        @Override
        public boolean atPeriodEnd() {
            return true;
        }
    }

    /** At most so much for a period, however long the plan was used in it. */
    record Maximum(String name, BigDecimal amount) implements Component {

        /** Checks the amount. */
        public Maximum {
            Tariff.requirePrice(amount);
        }
    }

    /** Takes something off the charges above it. */
    sealed interface Discount extends Component {}

    /** So many per cent less. */
    record PercentDiscount(String name, BigDecimal percent) implements Discount {

        private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

        /** Checks the rate. */
        public PercentDiscount {
            Tariff.requirePrice(percent);
            if (percent.signum() == 0 || percent.compareTo(WHOLE) > 0) {
                throw new IllegalArgumentException("percent must be above 0 and at most 100");
            }
        }
    }

    /** So much less, but never less than nothing. */
    record FixedDiscount(String name, BigDecimal amount) implements Discount {

        /** Checks the amount. */
        public FixedDiscount {
            Tariff.requirePrice(amount);
        }
    }
}
