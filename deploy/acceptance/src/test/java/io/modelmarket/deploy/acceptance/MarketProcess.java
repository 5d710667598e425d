package io.modelmarket.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The {@code market} command as people run it, on a data folder and ports of its own. */
final class MarketProcess {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("market.root"));
    private static final List<String> PORTS = List.of(
            "CONSOLE",
            "TENANT_SERVICE",
            "BILLING",
            "PLATFORM_API",
            "PLATFORM_API_GRPC",
            "KEYCLOAK",
            "KAFKA",
            "KAFKA_CONTROLLER",
            "POSTGRES");

    private final Map<String, String> environment = new TreeMap<>();

    MarketProcess(Path data) {
        environment.put("MARKET_DATA", data.toString());
        environment.put("MARKET_NO_BUILD", "1");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        PORTS.forEach(part -> environment.put("MARKET_PORT_" + part, Integer.toString(freePort())));
    }

    /** Runs {@code market <arguments>} to its end. */
    Finished run(Duration atMost, String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("market").toString()));
        command.addAll(List.of(arguments));
        return execute(atMost, command, ROOT, Map.of());
    }

    /** Runs any command with the market's environment. */
    Finished execute(Duration atMost, List<String> command, Path folder, Map<String, String> more) {
        try {
            Path output = Files.createTempFile("market", ".out");
            Path errors = Files.createTempFile("market", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            builder.environment().putAll(more);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " took longer than " + atMost + ":\n" + Files.readString(output)
                        + Files.readString(errors));
            }
            return new Finished(
                    String.join(" ", command),
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.UTF_8),
                    Files.readString(errors, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a command ended. */
    record Finished(String command, int exit, String output, String errors) {

        Finished succeeded() {
            assertThat(exit).as("%s%n%s%n%s", command, output, errors).isZero();
            return this;
        }

        JsonNode json() {
            try {
                return JSON.readTree(output);
            } catch (IOException e) {
                throw new AssertionError(command + " printed no JSON: " + output + errors, e);
            }
        }
    }
}
