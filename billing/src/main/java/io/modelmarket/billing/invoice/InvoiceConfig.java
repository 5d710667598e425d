package io.modelmarket.billing.invoice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who issues invoices. */
@ConfigMapping(prefix = "market.invoice")
interface InvoiceConfig {

    /** First part of every invoice number. One issuer, one series a year. */
    @WithDefault("MM")
    String issuer();

    /** The platform's own tenant, whose books revenue passes through. */
    @WithDefault("platform")
    String platformTenant();
}
