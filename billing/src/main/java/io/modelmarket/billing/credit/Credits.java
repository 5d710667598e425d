package io.modelmarket.billing.credit;

import io.modelmarket.contracts.money.Money;
import java.util.Currency;
import java.util.List;

/** What a credit note holds: parts of lines, and the tax on them. */
record Credits(Currency currency, List<Credit> lines, List<TaxCredit> taxes) {

    /** The number of the invoice that bills the lines, whose booking of shares they are part of. */
    String billedBy() {
        String reference = lines.getFirst().line().reference();
        return reference.substring(0, reference.lastIndexOf('/'));
    }

    Money subtotal() {
        return lines.stream().map(Credit::amount).reduce(Money.zero(currency), Money::plus);
    }

    Money tax() {
        return new Money(taxes.stream().mapToLong(TaxCredit::tax).sum(), currency);
    }

    Money total() {
        return subtotal().plus(tax());
    }
}
