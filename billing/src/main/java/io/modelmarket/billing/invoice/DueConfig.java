package io.modelmarket.billing.invoice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When invoices are due. */
@ConfigMapping(prefix = "market.payment")
public interface DueConfig {

    /** Days after its issue at which an invoice is due. */
    @WithDefault("30")
    int dueDays();
}
