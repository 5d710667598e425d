package io.modelmarket.billing.credit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who issues credit notes. */
@ConfigMapping(prefix = "market.credit")
interface CreditConfig {

    /** First part of every credit note's number. */
    @WithDefault("MM-CN")
    String issuer();

    /** The platform's own tenant, whose books revenue passes through. */
    @WithDefault("platform")
    String platformTenant();
}
