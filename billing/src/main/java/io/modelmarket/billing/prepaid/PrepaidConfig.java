package io.modelmarket.billing.prepaid;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What bought credit is, and when what has expired is booked. */
@ConfigMapping(prefix = "market.prepaid")
interface PrepaidConfig {

    /** For how many months credit that was bought can be used. */
    @WithDefault("24")
    int boughtMonths();

    /** Which place bought credit has among others; lower ones are used first. */
    @WithDefault("100")
    int boughtPriority();

    /** How often credit that has expired is looked for; {@code off} for never. */
    @WithDefault("10m")
    String expireEvery();

    /** The platform's own tenant. */
    @WithDefault("platform")
    String platformTenant();
}
