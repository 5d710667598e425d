package io.modelmarket.console.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the services are, and how long and how many calls may wait for them. */
@ConfigMapping(prefix = "market.gateway")
interface GatewayConfig {

    /** tenant-service, answered below {@code /api/tenant-service}. */
    Service tenantService();

    /** billing, answered below {@code /api/billing}. */
    Service billing();

    /** platform-api: its inference, and nothing else of it, is answered below {@code /api/platform-api}. */
    Service platformApi();

    /** Longest wait for a connection. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** Longest silence of an exchange; an inspection may think for a while. */
    @WithDefault("180s")
    Duration idleTimeout();

    /** Connections to each service; a call beyond them waits. */
    @WithDefault("64")
    int maxConnections();

    /** Calls that may wait for a connection; one more is refused at once. */
    @WithDefault("256")
    int maxWaiting();

    /** One service behind the gateway. */
    interface Service {

        /** Its base address, without a path. */
        URI url();
    }
}
