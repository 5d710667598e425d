package io.modelmarket.billing.exchange;

import io.modelmarket.billing.wire.MoneyView;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was paid in another currency, in JSON; one unit of the base was worth rate units of the quote.
 *
 * @param rate a plain decimal
 */
@Schema(name = "ExchangeView")
public record ExchangeView(
        MoneyView paid, String base, String quote, String rate, LocalDate rateDate, MoneyView spread) {

    /** With what was paid and what is kept of it, at a rate. */
    public static ExchangeView of(MoneyView paid, MoneyView spread, Rate rate) {
        return new ExchangeView(
                paid,
                rate.base().getCurrencyCode(),
                rate.quote().getCurrencyCode(),
                plain(rate.rate()),
                rate.day(),
                spread);
    }

    private static String plain(BigDecimal rate) {
        return rate.stripTrailingZeros().toPlainString();
    }
}
