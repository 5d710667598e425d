package io.modelmarket.billing.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** How amounts are changed. */
@ConfigMapping(prefix = "market.exchange")
interface ExchangeConfig {

    /** How many days before a payment its rate may be of: banks publish none at weekends. */
    @WithDefault("7")
    int oldestDays();

    /** What the platform keeps of a changed amount, in per cent. */
    @WithDefault("0")
    BigDecimal spreadPercent();

    /** Most lines of one import. */
    @WithDefault("20000")
    int mostRates();
}
