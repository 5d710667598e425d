package io.modelmarket.billing.prepaid;

import io.modelmarket.billing.wire.Amounts;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Currency;

/** How much credit, in JSON. */
record CreditAmount(
        @NotBlank @Size(max = 30) String amount,
        @NotBlank @Size(max = 3) String currency) {

    /**
     * As money.
     *
     * @throws ProblemException when it is none above zero
     */
    Money money() {
        return money(amount, currency);
    }

    static Money money(String amount, String code) {
        try {
            Currency currency = Currency.getInstance(code);
            return new Money(Amounts.minor(amount, currency), currency);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "currency " + code + " is not known.");
        }
    }
}
