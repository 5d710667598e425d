package io.modelmarket.billing.close;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** What applies where no agreement does. */
@ConfigMapping(prefix = "market.close")
interface CloseConfig {

    /** The platform's own tenant. */
    @WithDefault("platform")
    String platformTenant();

    /** The platform's part, in per cent, of models without an agreement; their partner has the rest. */
    @WithDefault("10")
    BigDecimal platformFeePercent();

    /** Most consumers whose invoices are issued in one transaction, which holds the series of numbers meanwhile. */
    @WithDefault("250")
    int consumersAtOnce();

    /** How often approved closes whose issuing was interrupted are taken up; {@code off} for never. */
    @WithDefault("1m")
    String resumeEvery();
}
