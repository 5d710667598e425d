package io.modelmarket.billing.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where payments go. */
@ConfigMapping(prefix = "market.payment")
public interface PaymentConfig {

    /** The platform's own tenant, whose bank account it is. */
    @WithDefault("platform")
    String platformTenant();
}
