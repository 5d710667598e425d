package io.modelmarket.deploy.launcher.part;

import java.util.Locale;

/** The loopback ports of a market; each is changed by an environment variable. */
public enum PortName {
    POSTGRES(15432),
    KAFKA(19092),
    KAFKA_CONTROLLER(19093),
    KEYCLOAK(8180),
    TENANT_SERVICE(8081),
    BILLING(8082),
    PLATFORM_API(8000),
    PLATFORM_API_GRPC(8001),
    CONSOLE(8080);

    private final int usual;

    PortName(int usual) {
        this.usual = usual;
    }

    /** The port unless the variable says otherwise. */
    public int usual() {
        return usual;
    }

    /** The environment variable that changes it. */
    public String variable() {
        return "MARKET_PORT_" + name();
    }

    /** As it is named in JSON and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
