package io.modelmarket.billing.bank;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount with its direction, as camt.053 states it. Plain Java. */
record StatedAmount(long minor, Currency currency, boolean credit) {

    private static final int LONGEST = 30;

    /** Of an element with {@code Amt} and {@code CdtDbtInd}. */
    static StatedAmount of(XmlElement element, String where) {
        XmlElement amount =
                element.first("Amt").orElseThrow(() -> Camt053.refused("There is no amount in " + where + "."));
        return of(amount, credit(element, where), where);
    }

    /** Of an amount's own element. */
    static StatedAmount of(XmlElement amount, boolean credit, String where) {
        String text = amount.text();
        String code = amount.attributes().getOrDefault("Ccy", "");
        try {
            Currency currency = Currency.getInstance(code);
            if (text.length() > LONGEST) {
                throw new NumberFormatException(text);
            }
            long minor = new BigDecimal(text)
                    .movePointRight(currency.getDefaultFractionDigits())
                    .longValueExact();
            if (minor < 0) {
                throw new ArithmeticException("below zero");
            }
            return new StatedAmount(minor, currency, credit);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Camt053.refused("The amount of " + where + " is no amount of a currency.");
        }
    }

    static boolean credit(XmlElement element, String where) {
        return switch (element.textOf("CdtDbtInd").orElse("")) {
            case "CRDT" -> true;
            case "DBIT" -> false;
            default -> throw Camt053.refused("CdtDbtInd of " + where + " is neither CRDT nor DBIT.");
        };
    }

    long signed() {
        return credit ? minor : -minor;
    }
}
