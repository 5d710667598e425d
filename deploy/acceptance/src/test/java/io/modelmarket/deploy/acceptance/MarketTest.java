package io.modelmarket.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.launcher.instance.MarketInstance;
import io.modelmarket.deploy.launcher.instance.MarketInstance.Finished;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One life of a market: first start in an empty folder, the main job, a restart of everything, the main job again. */
@TestMethodOrder(OrderAnnotation.class)
class MarketTest {

    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final Duration DEMO = Duration.ofMinutes(3);
    private static final Set<String> PARTS =
            Set.of("postgres", "kafka", "keycloak", "tenant-service", "billing", "platform-api", "console");

    @TempDir
    static Path data;

    private static MarketInstance market;
    private static String welcome;
    private static JsonNode firstDemo;

    @BeforeAll
    static void startInAnEmptyFolder() {
        // So that what partners earn today can be paid out and invoiced in their name today.
        market = new MarketInstance(data)
                .with("MARKET_PAYOUT_HOLD_DAYS", "0")
                .with("MARKET_PAYOUT_DEBTOR_IBAN", "DE02120300000000202051")
                .with("MARKET_SELLER_ADDRESS_LINES", "1 rue de la Paix")
                .with("MARKET_SELLER_POSTAL_CODE", "75002")
                .with("MARKET_SELLER_CITY", "Paris")
                .with("MARKET_SELLER_COUNTRY", "FR")
                .with("MARKET_SELLER_VAT_ID", "FR40303265045");
        welcome = market.run(START, "up", "-d").succeeded().output();
    }

    @AfterAll
    static void stop() {
        market.run(STOP, "down").succeeded();
        assertThat(market.run(STOP, "status").exit()).isEqualTo(1);
    }

    @Test
    @Order(1)
    void isReadyAfterItsFirstStart() {
        JsonNode status = market.run(STOP, "status", "--json").succeeded().json();

        assertThat(status.path("ready").asBoolean()).isTrue();
        Set<String> ready = new HashSet<>();
        for (JsonNode part : status.path("parts")) {
            assertThat(part.path("state").asText()).as(part.toString()).isEqualTo("READY");
            assertThat(part.path("pid").asLong()).isPositive();
            ready.add(part.path("name").asText());
        }
        assertThat(ready).isEqualTo(PARTS);
        JsonNode worker = status.at("/workers/workers/0");
        assertThat(worker.at("/models/0/provider").asText())
                .as(status.toString())
                .containsIgnoringCase("cpu");
        assertThat(worker.at("/sandbox/inForce")).isNotEmpty();
    }

    @Test
    @Order(2)
    void printsACallThatWorksWhenPasted() {
        String call = welcome.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("curl "))
                .findFirst()
                .orElseThrow();

        JsonNode answer = market.execute(STOP, List.of("sh", "-c", call), data, Map.of())
                .succeeded()
                .json();

        assertThat(answer.path("model_name").asText()).isEqualTo("acme.digits");
        assertThat(answer.path("outputs").path(0).path("data").size()).isEqualTo(10);
    }

    @Test
    @Order(3)
    void doesTheMainJobToTheCent() {
        firstDemo = demo();
    }

    @Test
    @Order(4)
    void refusesASecondStartBesideARunningOne() {
        Finished second = market.run(STOP, "up", "-d");

        assertThat(second.exit()).isNotZero();
        assertThat(second.output() + second.errors()).contains("already");
    }

    @Test
    @Order(5)
    void answersStrangersClientsAlikeOverEveryProtocol() {
        StrangersClients strangers = new StrangersClients(market, data);
        List<JsonNode> models = strangers.call();

        assertThat(models).hasSize(8).allSatisfy(model -> {
            assertThat(model.path("calls").asInt()).as(model.toString()).isGreaterThanOrEqualTo(5);
            assertThat(model.path("differences")).as(model.toString()).isEmpty();
            assertThat(model.path("furthest").asDouble(1)).as(model.toString()).isLessThanOrEqualTo(1e-5);
        });
        strangers.callThroughCamel();
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing", "postgres", "platform-api"})
    @Order(6)
    void restartsAPartThatIsKilled(String part) {
        long killed = pid(part);
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    JsonNode status = market.run(STOP, "status", "--json").json();
                    assertThat(status.path("ready").asBoolean())
                            .as(status.toString())
                            .isTrue();
                    assertThat(pid(part)).isNotEqualTo(killed);
                });
        assertStillServed(firstDemo);
    }

    @Test
    @Order(7)
    void losesAndDoublesNothingWhicheverFaultsAreDrawn() {
        FaultRound.told().happenTo(market);
    }

    @Test
    @Order(8)
    void quarantinesAReleaseThatKillsItsProcessAndServesTheOthersMeanwhile() throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            QuarantineStory story = new QuarantineStory(RunningMarket.find(new DataFolder(data)), http);
            story.publish(data);
            String first = story.subscribe("first-shop");
            String second = story.subscribe("second-shop");
            try (SteadyLoad others = story.callTheOther(first)) {
                story.overrun(first);
                story.overrun(second);
                story.assertServed(first, second);
                story.die(first);

                story.assertQuarantined(first, second);
                story.assertSeenByPartnerAndOperator();
                story.revoke();
                story.assertServed(first, second);

                assertThat(others.statuses()).hasSizeGreaterThan(10).containsOnly(200);
            }
        }
    }

    @Test
    @Order(9)
    void letsNoHostileModelThroughToItsProcessesOrToOthers() {
        HostileModels.throughThe(market);
    }

    @Test
    @Order(10)
    @EnabledIfEnvironmentVariable(named = "MARKET_CHROMIUM", matches = ".+")
    void servesPartnerAndConsumerInABrowser() {
        BrowserRun.of(market, welcome, data);
    }

    @Test
    @Order(11)
    void doesItAgainAfterARestartOfEverything() {
        market.run(STOP, "down").succeeded();
        market.run(START, "up", "-d").succeeded();

        JsonNode second = demo();

        assertThat(second.path("model").asText())
                .isNotEqualTo(firstDemo.path("model").asText());
        assertStillServed(firstDemo);
        assertThat(number(second.path("invoice").asText()))
                .isGreaterThan(number(firstDemo.path("invoice").asText()));
    }

    private static JsonNode demo() {
        JsonNode demo = market.run(DEMO, "demo", "--json").succeeded().json();

        assertThat(demo.path("calls").asInt()).isEqualTo(540);
        assertThat(demo.path("answered").asInt()).isEqualTo(500);
        assertThat(demo.path("refused").asInt()).isEqualTo(40);
        assertThat(demo.path("accuracy").asDouble()).isBetween(0.95, 1.0);
        assertThat(demo.path("eventsBilled").asInt()).isEqualTo(500);
        assertThat(demo.path("invoiceTotal").asText()).isEqualTo("1.00");
        assertThat(demo.path("shares")
                        .propertyStream()
                        .map(share -> share.getValue().asText()))
                .containsExactlyInAnyOrder("0.70", "0.15", "0.05", "0.10");
        assertThat(demo.path("ledgerBalanced").asBoolean()).isTrue();
        assertThat(demo.path("reconciled").asBoolean()).isTrue();
        return demo;
    }

    private static void assertStillServed(JsonNode demo) {
        String url = demo.path("platformApi").asText() + "/v2/models/"
                + demo.path("model").asText().replace('/', '.') + "/ready";
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(market.execute(
                                        STOP,
                                        List.of(
                                                "curl",
                                                "-s",
                                                "-o",
                                                "/dev/null",
                                                "-w",
                                                "%{http_code}",
                                                "-H",
                                                "X-API-Key: " + demo.path("key").asText(),
                                                url),
                                        data,
                                        Map.of())
                                .output())
                        .isEqualTo("200"));
    }

    private static long pid(String part) {
        for (JsonNode row : market.run(STOP, "status", "--json").json().path("parts")) {
            if (row.path("name").asText().equals(part)) {
                return row.path("pid").asLong();
            }
        }
        throw new AssertionError("no part " + part);
    }

    private static long number(String invoice) {
        return Long.parseLong(invoice.replaceAll(".*\\D(?=\\d+$)", ""));
    }
}
