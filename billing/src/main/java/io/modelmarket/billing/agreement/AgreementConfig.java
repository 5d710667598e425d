package io.modelmarket.billing.agreement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who is the platform in agreements. */
@ConfigMapping(prefix = "market.agreement")
public interface AgreementConfig {

    /** The platform's own tenant, the only one with the role PLATFORM. */
    @WithDefault("platform")
    String platformTenant();
}
