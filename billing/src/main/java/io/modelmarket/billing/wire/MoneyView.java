package io.modelmarket.billing.wire;

import io.modelmarket.contracts.money.Money;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Money in JSON: the amount in major units as a decimal string, and its currency. */
@Schema(name = "Money")
public record MoneyView(String amount, String currency) {

    /** Shows {@code money}. */
    public static MoneyView of(Money money) {
        return new MoneyView(money.toDecimal().toPlainString(), money.currency().getCurrencyCode());
    }

    /** Shows an amount in minor units. */
    public static MoneyView of(long minorUnits, String currency) {
        return of(new Money(minorUnits, Currency.getInstance(currency)));
    }
}
