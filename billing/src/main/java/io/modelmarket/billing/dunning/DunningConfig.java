package io.modelmarket.billing.dunning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How many days past its due date an invoice leads to what. */
@ConfigMapping(prefix = "market.dunning")
interface DunningConfig {

    /** A reminder. */
    @WithDefault("3")
    int remindAfterDays();

    /** No new subscriptions and keys. */
    @WithDefault("14")
    int restrictAfterDays();

    /** No calls. */
    @WithDefault("30")
    int suspendAfterDays();

    /** The least that leads to anything: what is overdue in a currency together, in its minor units. */
    @WithDefault("50")
    long leastMinorUnits();

    /** Another least for some currencies, by their codes, in their minor units. */
    Map<String, Long> leastMinorUnitsIn();

    /** When the daily run is, as a cron expression in the server's zone; {@code off} for never. */
    @WithDefault("0 15 3 * * ?")
    String runAt();

    /** The longest time that finance can grant, from now. */
    @WithDefault("90")
    int longestGraceDays();
}
