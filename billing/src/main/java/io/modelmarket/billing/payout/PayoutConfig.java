package io.modelmarket.billing.payout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** When partners are paid, and from where. */
@ConfigMapping(prefix = "market.payout")
public interface PayoutConfig {

    /** The least that is paid out, in major units of a currency that has none of its own; less is carried on. */
    @WithDefault("25")
    BigDecimal minimum();

    /** Another such least for a currency, by its code. Currencies without decimals, and with three, come with one. */
    Map<String, BigDecimal> minimumIn();

    /** Days a share is kept back after it was accrued. */
    @WithDefault("14")
    int holdDays();

    /**
     * Most that banks can have kept of a payout that comes back, in major units of whichever currency it was paid in.
     */
    @WithDefault("50")
    BigDecimal returnFeeAtMost();

    /** Another such limit for a currency, by its code. */
    Map<String, BigDecimal> returnFeeAtMostIn();

    /** The platform's own tenant, whose bank account it is. */
    @WithDefault("platform")
    String platformTenant();

    /** Whose account is debited, as the bank knows it. */
    @WithDefault("Modelmarket")
    String debtorName();

    /** The account that is debited; without one there is no file for the bank. */
    Optional<String> debtorIban();

    /** Another account for what is paid in a currency, by its code. */
    Map<String, String> debtorIbanIn();
}
