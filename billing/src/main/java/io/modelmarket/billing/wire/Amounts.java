package io.modelmarket.billing.wire;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as callers write them. */
public final class Amounts {

    private Amounts() {}

    /**
     * Reads an amount above zero in major units; in minor units.
     *
     * @throws ProblemException when it is none, or has more digits than its currency
     */
    public static long minor(String text, Currency currency) {
        try {
            long minor = new BigDecimal(text)
                    .movePointRight(currency.getDefaultFractionDigits())
                    .longValueExact();
            if (minor > 0) {
                return minor;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw notAnAmount(text, currency);
        }
        throw notAnAmount(text, currency);
    }

    /**
     * Reads an ISO 4217 code.
     *
     * @throws ProblemException when it is none, or of what has no minor unit
     */
    public static Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            throw notACurrency(code);
        }
        throw notACurrency(code);
    }

    private static ProblemException notACurrency(String code) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST, "currency must be a code of ISO 4217, such as EUR, not " + code + ".");
    }

    private static ProblemException notAnAmount(String text, Currency currency) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "amount must be an amount of " + currency + " above zero, not " + text + ".");
    }
}
