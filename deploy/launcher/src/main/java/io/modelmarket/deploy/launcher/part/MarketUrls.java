package io.modelmarket.deploy.launcher.part;

/** Where a market's doors are. */
public record MarketUrls(
        String console, String tenantService, String billing, String platformApi, String grpc, String issuer) {

    /** The addresses on these ports. */
    public static MarketUrls on(MarketPorts ports) {
        return new MarketUrls(
                http(ports, PortName.CONSOLE),
                http(ports, PortName.TENANT_SERVICE),
                http(ports, PortName.BILLING),
                http(ports, PortName.PLATFORM_API),
                "127.0.0.1:" + ports.get(PortName.PLATFORM_API_GRPC),
                http(ports, PortName.KEYCLOAK) + "/realms/modelmarket");
    }

    private static String http(MarketPorts ports, PortName name) {
        return "http://127.0.0.1:" + ports.get(name);
    }
}
