package io.modelmarket.billing.tax;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Who sells, as it stands on invoices. Without a country no tax is charged. */
@ConfigMapping(prefix = "market.seller")
public interface SellerConfig {

    /** Registered name. */
    @WithDefault("Modelmarket")
    String legalName();

    /** Street, house, and what else precedes the city. */
    Optional<List<String>> addressLines();

    Optional<String> city();

    Optional<String> postalCode();

    /** ISO 3166-1 alpha-2; its tax rules apply. */
    Optional<String> country();

    Optional<String> vatId();

    /** Number in the commercial register; e-invoices outside the scope of tax need it. */
    Optional<String> registration();

    /** In which tax returns cut months. */
    @WithDefault("UTC")
    ZoneId timeZone();
}
