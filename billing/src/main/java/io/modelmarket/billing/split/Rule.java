package io.modelmarket.billing.split;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One rule of an agreement: what one party has of a period's revenue. Amounts are minor units of its currency. */
public sealed interface Rule {

    /** Who receives. */
    TenantId party();

    /** How far it goes. */
    default Limits limits() {
        return Limits.NONE;
    }

    /** Whether it is for revenue of subscriptions that the party has referred, and no other. */
    default @Nullable Attribution attribution() {
        return limits().attribution();
    }

    /** What its price is for so much each of; requests where it has none. */
    default Meter meter() {
        return Meter.REQUESTS;
    }

    /**
     * For how long a referred subscription's revenue counts.
     *
     * @param months from the day of the subscription; the month in which that ends counts still
     */
    record Attribution(int months) {}

    /** What a percentage is of. */
    enum Basis {
        /** The period's revenue: what consumers are invoiced without tax. */
        GROSS,
        /** The same, by its other name. */
        NET_OF_TAX,
        /** The revenue less what the platform has of it by the rules before. */
        NET_OF_FEES,
        /** What the rules before have left. */
        REMAINDER;

        /** Whether it is the revenue itself. */
        public boolean isRevenue() {
            return this == GROSS || this == NET_OF_TAX;
        }

        /** Whether it is the same amount at the same place. */
        public boolean is(Basis other) {
            return this == other || (isRevenue() && other.isRevenue());
        }
    }

    /**
     * A percentage, which may change with volume.
     *
     * @param bands by rising volume, the first from 0; a single one is a flat percentage
     * @param whole whether the band that is reached applies to all of the basis, not only to what lies in it
     */
    record Percent(TenantId party, Basis basis, Limits limits, List<Band> bands, boolean whole) implements Rule {

        public Percent {
            bands = List.copyOf(bands);
        }

        /** Of all revenue. */
        public Percent(TenantId party, Basis basis, List<Band> bands, boolean whole, @Nullable Long cap) {
            this(party, basis, bands, whole, cap, null);
        }

        /** With the limits of every period alike. */
        public Percent(
                TenantId party,
                Basis basis,
                List<Band> bands,
                boolean whole,
                @Nullable Long cap,
                @Nullable Attribution attribution) {
            this(party, basis, Limits.of(cap, attribution), bands, whole);
        }

        /** A percentage of the revenue, whatever it is. */
        public static Percent flat(TenantId party, BigDecimal percent) {
            return flat(party, Rate.ofPercent(percent));
        }

        /** A part of the revenue, whatever it is. */
        public static Percent flat(TenantId party, Rate rate) {
            return new Percent(party, Basis.GROSS, Limits.NONE, List.of(new Band(0, rate)), false);
        }

        /** The only percentage, where there is but one. */
        public @Nullable Rate flat() {
            return bands.size() == 1 ? bands.getFirst().rate() : null;
        }

        /** The largest percentage it can come to. */
        public Rate most() {
            return bands.stream().map(Band::rate).max(Comparator.naturalOrder()).orElse(Rate.NONE);
        }

        /** A common multiple of the divisors of its rates. */
        BigInteger divisor() {
            return bands.stream().map(band -> band.rate().divisor()).reduce(BigInteger.ONE, Rate::commonMultiple);
        }

        /** Exactly so many times the part of {@code amount}, not rounded and without the cap. */
        BigDecimal of(long amount, BigInteger times) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < bands.size(); i++) {
                long from = bands.get(i).from();
                long to = i + 1 < bands.size() ? bands.get(i + 1).from() : Long.MAX_VALUE;
                BigDecimal percent = bands.get(i).rate().times(times);
                if (whole && amount >= from) {
                    sum = percent.multiply(BigDecimal.valueOf(amount));
                } else if (!whole && amount > from) {
                    sum = sum.add(percent.multiply(BigDecimal.valueOf(Math.min(amount, to) - from)));
                }
            }
            return sum.movePointLeft(2);
        }
    }

    /**
     * A percentage from a volume on.
     *
     * @param from the basis in minor units from which it applies
     */
    record Band(long from, Rate rate) {

        /** Of a decimal percentage. */
        public Band(long from, BigDecimal percent) {
            this(from, Rate.ofPercent(percent));
        }

        /** Per cent; of a fraction rounded. */
        public BigDecimal percent() {
            return rate.percent();
        }
    }

    /**
     * A fixed amount for each priced unit of a meter.
     *
     * @param price minor units; may have digits after the point
     */
    record PerUnit(TenantId party, Meter meter, BigDecimal price, Limits limits) implements Rule {

        /** For all requests. */
        public PerUnit(TenantId party, BigDecimal price, @Nullable Long cap) {
            this(party, price, cap, null);
        }

        /** For requests, with the limits of every period alike. */
        public PerUnit(TenantId party, BigDecimal price, @Nullable Long cap, @Nullable Attribution attribution) {
            this(party, Meter.REQUESTS, price, Limits.of(cap, attribution));
        }

        /** The exact amount, without the cap. */
        BigDecimal of(long units) {
            return price.multiply(meter.priced(units));
        }
    }

    /**
     * A reseller's margin: what consumers have paid above a wholesale price for each priced unit of a meter. What one
     * plan brings less than its wholesale price comes off what others bring more.
     *
     * @param wholesale minor units, for every plan without a price of its own; may have digits after the point; null:
     *     such plans are not resold, and nothing of their revenue is the reseller's
     * @param plans those with a price of their own, each once
     */
    record Resale(TenantId party, Meter meter, @Nullable BigDecimal wholesale, List<PlanPrice> plans, Limits limits)
            implements Rule {

        public Resale {
            plans = List.copyOf(plans);
        }

        /** Of requests, with one price, whatever the plan. */
        public Resale(TenantId party, BigDecimal wholesale, @Nullable Long cap, @Nullable Attribution attribution) {
            this(party, wholesale, List.of(), cap, attribution);
        }

        /** Of requests, with the limits of every period alike. */
        public Resale(
                TenantId party,
                @Nullable BigDecimal wholesale,
                List<PlanPrice> plans,
                @Nullable Long cap,
                @Nullable Attribution attribution) {
            this(party, Meter.REQUESTS, wholesale, plans, Limits.of(cap, attribution));
        }

        /** Whether a plan has a price of its own. */
        public boolean prices(UUID plan) {
            return plans.stream().anyMatch(price -> price.plan().equals(plan));
        }

        /** What is above the wholesale prices, not rounded and without the cap; never more than all. */
        BigDecimal margin(Revenue sold) {
            Revenue.Sold rest = new Revenue.Sold(sold.gross(), sold.units());
            BigDecimal margin = BigDecimal.ZERO;
            for (PlanPrice price : plans) {
                Revenue.Sold of = sold.of(price.plan());
                margin = margin.add(above(of, price.wholesale()));
                rest = rest.minus(of);
            }
            if (wholesale != null) {
                margin = margin.add(above(rest, wholesale));
            }
            return margin.max(BigDecimal.ZERO).min(BigDecimal.valueOf(sold.gross()));
        }

        private BigDecimal above(Revenue.Sold sold, BigDecimal price) {
            return BigDecimal.valueOf(sold.gross()).subtract(price.multiply(meter.priced(sold.units())));
        }
    }

    /**
     * A plan's wholesale price.
     *
     * @param wholesale minor units for each priced unit of the rule's meter; may be nothing, and have digits after the
     *     point
     */
    record PlanPrice(UUID plan, BigDecimal wholesale) {}

    /** What is missing to a least amount in a period, as far as revenue is left. */
    record Minimum(TenantId party, long amount) implements Rule {}

    /** What is left. */
    record Residual(TenantId party) implements Rule {}

    /**
     * An advance that {@code party} has paid to {@code from} comes back out of what {@code from} has by the rules
     * before, until all of it is back.
     *
     * @param group what it comes back together with: advances of the same two in other agreements that name the group,
     *     each out of the shares of all; null for none
     */
    record Recoupment(
            TenantId party,
            TenantId from,
            long advance,
            @Nullable String group) implements Rule {

        /** By itself. */
        public Recoupment(TenantId party, TenantId from, long advance) {
            this(party, from, advance, null);
        }
    }
}
