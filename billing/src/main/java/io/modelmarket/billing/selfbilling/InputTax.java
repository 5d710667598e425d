package io.modelmarket.billing.selfbilling;

import io.modelmarket.billing.tax.TaxGroup;
import io.modelmarket.contracts.money.Money;
import java.util.Currency;
import java.util.List;

/**
 * The tax that a self-billed invoice charges the market.
 *
 * @param invoice its number
 * @param charges none where nothing is taxed
 */
public record InputTax(String invoice, List<Charge> charges) {

    static InputTax of(String invoice, List<TaxGroup> groups) {
        return new InputTax(
                invoice,
                groups.stream()
                        .filter(group -> group.tax().minorUnits() != 0)
                        .map(group -> new Charge(referenceOf(invoice, group.place()), group.tax()))
                        .toList());
    }

    /** What ledger entries name a tax group by. */
    static String referenceOf(String invoice, int place) {
        return invoice + "/tax/" + place;
    }

    /** All of it. */
    public Money total(Currency currency) {
        return charges.stream().map(Charge::tax).reduce(Money.zero(currency), Money::plus);
    }

    /**
     * What is charged on the same terms.
     *
     * @param tax not zero; below zero where more is taken back than supplied
     */
    public record Charge(String reference, Money tax) {}
}
