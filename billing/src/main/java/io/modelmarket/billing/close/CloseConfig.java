package io.modelmarket.billing.close;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

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

    /** Most places of theirs: releases' usage on a plan version in a month, and stretches of subscriptions. */
    @WithDefault("5000")
    int placesAtOnce();

    /** How long their transaction may take; what takes longer is issued in halves. */
    @WithDefault("5m")
    Duration issueWithin();

    /** How long after its end a month is waited for late usage; frozen before only with a reason. */
    @WithDefault("1d")
    Duration grace();

    /** Whether a month is frozen while its usage is not whole, as far as is known, only with a reason. */
    @WithDefault("true")
    boolean checkIntake();

    /** About how many events intake may have before it then. */
    @WithDefault("50000")
    long mostLag();

    /** How often approved closes whose issuing was interrupted are taken up; {@code off} for never. */
    @WithDefault("1m")
    String resumeEvery();

    /** How long after a start that is done first. */
    @WithDefault("30s")
    String resumeAfter();
}
