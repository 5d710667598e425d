package io.modelmarket.billing.plan;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.rating.Charge;
import io.modelmarket.billing.rating.Consumption;
import io.modelmarket.billing.rating.Rating;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.util.List;
import java.util.Map;

/**
 * What a period's hypothetical usage would cost, by the rating that closes use.
 *
 * @param coupon what the tariff's coupon takes off
 */
record Simulation(List<Charge> charges, Money total, Money coupon) {

    /**
     * Prices usage of a whole period.
     *
     * @param used counted units by meter
     * @throws ProblemException when the amount is beyond what an account can hold
     */
    static Simulation of(Tariff tariff, Period period, Map<Meter, Long> used) {
        Consumption consumption = tariff.consumption(
                tariff.proration().lengthOf(period), used, tariff.proration().lengthOf(period));
        try {
            return new Simulation(
                    Rating.price(tariff, consumption),
                    Rating.total(tariff, consumption),
                    Rating.couponTakes(tariff, consumption));
        } catch (ArithmeticException e) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, "usage costs more than can be billed; simulate less of it.");
        }
    }
}
