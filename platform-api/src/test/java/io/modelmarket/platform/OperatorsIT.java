package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells of partners and consumers is told to this machine and to the operators' networks. */
@SuppressWarnings("NullAway.Init") // fields are set before all tests
class OperatorsIT {

    private static final List<String> FOR_OPERATORS = List.of("/q/metrics", "/q/workers");

    private static ChildDataPlane node;
    private static Consumer anybody;

    @BeforeAll
    static void startBehindAProxyThatSaysWhoCalls() {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        settings.put("quarkus.http.proxy.allow-x-forwarded", "true");
        settings.put("market.operators.networks", "198.51.100.0/24,2001:db8::7");
        new ControlPlane(settings).close();
        node = ChildDataPlane.start(settings);
        anybody = node.consumer("");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "198.51.101.1", "2001:db8::8"})
    void strangersFindNothing(String stranger) {
        for (String path : List.of("/q/metrics", "/q/metrics/", "/q//metrics", "/q/%6detrics", "/q/workers")) {
            Consumer.Reply reply = from(stranger, path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.text()).doesNotContain("market_").doesNotContain("spares");
        }
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.200", "2001:db8::7"})
    void aScraperInANetworkOfTheirsReads(String scraper) {
        for (String path : FOR_OPERATORS) {
            assertThat(from(scraper, path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void soDoesThisMachineAndHealthIsForAll() {
        for (String path : FOR_OPERATORS) {
            assertThat(anybody.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(from("203.0.113.9", "/q/health/ready").status()).isEqualTo(200);
    }

    private static Consumer.Reply from(String address, String path) {
        return anybody.send(path, request -> request.GET().header("X-Forwarded-For", address));
    }
}
