package io.modelmarket.billing.invoice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When invoices are due that are issued from now on. */
@ConfigMapping(prefix = "market.payment")
interface DueConfig {

    /** Days after its issue at which an invoice is due. */
    @WithDefault("30")
    int dueDays();
}
