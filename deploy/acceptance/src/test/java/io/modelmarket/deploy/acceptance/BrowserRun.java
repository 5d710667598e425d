package io.modelmarket.deploy.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.deploy.launcher.instance.MarketInstance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Partner and consumer in a browser, clicked through by the console's own tests. */
final class BrowserRun {

    private static final Duration AT_MOST = Duration.ofMinutes(8);
    private static final Duration STATUS = Duration.ofMinutes(1);
    private static final Path CONSOLE = Path.of(System.getProperty("market.root"), "web-console/src/main/webui");

    private BrowserRun() {}

    /**
     * Fails with what the tests say when one of them does.
     *
     * @param welcome what the market printed when it was started, the sign-ins among it
     */
    static void of(MarketInstance market, String welcome, Path data) {
        market.execute(
                        AT_MOST,
                        List.of("npm", "run", "--silent", "e2e"),
                        CONSOLE,
                        environment(market.run(STATUS, "status", "--json").json(), welcome, data))
                .succeeded();
    }

    private static Map<String, String> environment(JsonNode status, String welcome, Path data) {
        return Map.of(
                "MARKET_CONSOLE_URL", status.path("urls").path("console").asText(),
                "MARKET_API_URL", status.path("urls").path("platformApi").asText(),
                "MARKET_E2E_OUTPUT", data.resolve("e2e").toString(),
                "MARKET_E2E_PARTNER_PASSWORD", password(welcome, "alice"),
                "MARKET_E2E_CONSUMER_PASSWORD", password(welcome, "carla"),
                "MARKET_E2E_OPERATOR_PASSWORD", password(welcome, "olga"),
                "MARKET_E2E_FINANCE_PASSWORD", password(welcome, "fiona"),
                "MARKET_E2E_SECOND_FINANCE_PASSWORD", password(welcome, "felix"));
    }

    private static String password(String welcome, String user) {
        return welcome.lines()
                .map(line -> line.strip().split(" +"))
                .filter(words -> words.length > 1 && words[0].equals(user))
                .findFirst()
                .orElseThrow()[1];
    }
}
