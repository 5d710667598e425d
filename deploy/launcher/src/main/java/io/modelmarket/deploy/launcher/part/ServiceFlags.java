package io.modelmarket.deploy.launcher.part;

import java.util.List;
import java.util.stream.Stream;

/**
 * JVM flags of the services: the control plane starts fast and stays small, but billing has the full compiler for what
 * it does with each event; the data plane gets that too, room for what a call leaves behind, and one event loop for
 * each processor, so that batches fill.
 */
final class ServiceFlags {
    private static final List<String> EVERY = List.of(
            "-XX:+UseSerialGC",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private ServiceFlags() {}

    static List<String> of(PartName part) {
        List<String> own = switch (part) {
            case PLATFORM_API ->
                List.of(
                        "-Xms64m",
                        "-Xmx256m",
                        "-Xmn40m",
                        "-Dquarkus.vertx.event-loops-pool-size="
                                + Runtime.getRuntime().availableProcessors());
            case TENANT_SERVICE -> List.of("-Xms32m", "-Xmx160m", "-XX:TieredStopAtLevel=1");
            case BILLING -> List.of("-Xms32m", "-Xmx192m", "-XX:ReservedCodeCacheSize=64m");
            case CONSOLE -> List.of("-Xms24m", "-Xmx128m", "-XX:TieredStopAtLevel=1");
            case POSTGRES, KAFKA, KEYCLOAK -> throw new IllegalArgumentException(part + " is no service");
        };
        return Stream.concat(EVERY.stream(), own.stream()).toList();
    }
}
