package io.modelmarket.billing.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When invoices are due and where payments go. */
@ConfigMapping(prefix = "market.payment")
public interface PaymentConfig {

    /** Days after its issue at which an invoice is due. */
    @WithDefault("30")
    int dueDays();

    /** The platform's own tenant, whose bank account it is. */
    @WithDefault("platform")
    String platformTenant();
}
