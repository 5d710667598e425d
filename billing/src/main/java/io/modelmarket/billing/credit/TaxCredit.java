package io.modelmarket.billing.credit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a credit note takes back of a tax group, in minor units.
 *
 * @param net of its lines
 * @param cumulativeTax with what earlier credit notes took back
 */
record TaxCredit(Charged group, long net, long tax, long cumulativeNet, long cumulativeTax) {

    /**
     * The tax that belongs to {@code net} of the group. It is the difference of two rounded sums: however the group is
     * credited, all of it comes to what was charged.
     */
    static TaxCredit of(Charged group, long net) {
        long cumulativeNet = Math.addExact(group.creditedNet(), net);
        long cumulativeTax = BigDecimal.valueOf(group.tax())
                .multiply(BigDecimal.valueOf(cumulativeNet))
                .divide(BigDecimal.valueOf(group.net()), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new TaxCredit(group, net, cumulativeTax - group.creditedTax(), cumulativeNet, cumulativeTax);
    }

    /**
     * A tax group as charged and credited so far.
     *
     * @param place from 1
     */
    record Charged(int place, String reference, long net, long tax, long creditedNet, long creditedTax) {}
}
