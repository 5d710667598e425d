package io.modelmarket.deploy.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Where a market is that this machine does not run. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class MarketAddress {

    @Option(names = "--tenant-service", required = true, paramLabel = "URL", description = "tenant-service's address.")
    private URI tenantService;

    @Option(names = "--billing", required = true, paramLabel = "URL", description = "billing's address.")
    private URI billing;

    @Option(names = "--platform-api", required = true, paramLabel = "URL", description = "The API's address for REST.")
    private URI platformApi;

    @Option(names = "--grpc", required = true, paramLabel = "HOST:PORT", description = "The API's address for gRPC.")
    private String grpc;

    @Option(names = "--console", required = true, paramLabel = "URL", description = "The console's address.")
    private URI console;

    @Option(
            names = "--issuer",
            required = true,
            paramLabel = "URL",
            description = "The realm, as the services know it; the passwords of the demo's people are in"
                    + " MARKET_USER_ALICE and so on.")
    private String issuer;

    /** Who issues the tokens of this market's people. */
    public String issuer() {
        return issuer;
    }

    /**
     * The market there.
     *
     * @param tokens an access token of a demo user, by user name
     * @param samples the folder of sample models
     */
    public Market market(Function<String, String> tokens, Path samples) {
        return new Market(tenantService, billing, platformApi, grpc, console, tokens, samples);
    }
}
