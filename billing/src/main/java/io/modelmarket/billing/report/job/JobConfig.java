package io.modelmarket.billing.report.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How reports are made and kept. */
@ConfigMapping(prefix = "market.report")
interface JobConfig {

    /** Holds the finished reports. All instances of the service share it. */
    @WithDefault("reports")
    Path folder();

    /** How long a finished report is kept. */
    @WithDefault("24h")
    Duration keep();

    /** Most of finance's reports that wait or are being made. */
    @WithDefault("20")
    int mostOpen();

    /** Most of finance's finished reports that are kept. */
    @WithDefault("200")
    int mostKept();

    /** Most reports of one tenant that wait or are being made. */
    @WithDefault("3")
    int mostOpenOfTenant();

    /** Most finished reports of one tenant that are kept. */
    @WithDefault("50")
    int mostKeptOfTenant();

    /** How often reports are looked for that wait to be made; {@code off} or {@code disabled} for never. */
    @WithDefault("1s")
    String lookEvery();

    /** How often old reports are deleted; {@code off} for never. */
    @WithDefault("1m")
    String expireEvery();

    /** How long a report is held by the instance that makes it, unless that says again that it does. */
    @WithDefault("30s")
    Duration hold();

    /** How often a report is begun, if the service is ended meanwhile each time. */
    @WithDefault("3")
    int attempts();
}
