package io.modelmarket.billing.tax;

import io.modelmarket.contracts.money.Money;

/**
 * What of an invoice is taxed on the same terms.
 *
 * @param place from 1
 * @param net sum of its lines
 */
public record TaxGroup(int place, TaxTerms terms, Money net) {

    /** The tax on the sum, rounded once, half up. */
    public Money tax() {
        return Money.round(net.toDecimal().multiply(terms.rate()).movePointLeft(2), net.currency());
    }
}
