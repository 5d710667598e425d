package io.modelmarket.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.demo.Api;
import io.modelmarket.deploy.demo.DemoCommand;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Two of each service beyond one machine's launcher: the main job, then one of each killed under load. */
@TestMethodOrder(OrderAnnotation.class)
class ClusterTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("market.root"));
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration COUNTED = Duration.ofMinutes(2);
    private static final Duration STILL = Duration.ofSeconds(4);
    private static final Pattern METRIC = Pattern.compile("\\b((?:market|http_server|jvm|process)_[a-z_]+)\\b");

    @TempDir
    static Path folder;

    private static Cluster cluster;
    private static HttpClient http;
    private static JsonNode demo;

    @BeforeAll
    static void start() throws IOException {
        http = HttpClient.newHttpClient();
        cluster = new Cluster(folder);
        cluster.start(http);
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
        http.close();
    }

    @Test
    @Order(1)
    void doesTheMainJobToTheCentWhicheverControlPlaneAnswers() throws IOException {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        List<String> arguments = new ArrayList<>(cluster.addresses());
        arguments.add("--json");

        new CommandLine(new DemoCommand(
                        () -> {
                            throw new AssertionError("the addresses are given");
                        },
                        address -> RunningMarket.elsewhere(address, cluster::secret)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(arguments.toArray(String[]::new));

        assertThat(out.toString()).as(errors.toString()).isNotBlank();
        demo = JSON.readTree(out.toString());
        assertThat(demo.path("answered").asInt()).as(demo.toString()).isEqualTo(500);
        assertThat(demo.path("refused").asInt()).isEqualTo(40);
        assertThat(demo.path("eventsBilled").asInt()).isEqualTo(500);
        assertThat(demo.path("invoiceTotal").asText()).isEqualTo("1.00");
        assertThat(demo.path("ledgerBalanced").asBoolean()).isTrue();
        assertThat(demo.path("reconciled").asBoolean()).isTrue();
    }

    @Test
    @Order(2)
    void losesAndDoublesNothingWhenOneOfEachIsKilledUnderLoad() {
        long before = counted();
        ClusterLoad load = new ClusterLoad(
                cluster.platformApi(),
                demo.path("model").asText(),
                demo.path("key").asText());
        try (load) {
            load.awaitMore(60);
            cluster.billings().getFirst().kill();
            load.awaitMore(60);
            cluster.tenantServices().getFirst().kill();
            cluster.platformApis().getFirst().kill();
            load.awaitMore(60);
            cluster.platformApis().getFirst().start();
            cluster.platformApis().getFirst().awaitReady(http);
            load.awaitMore(60);
        }
        long answered = load.answered();
        long most = answered + load.unclear();

        assertThat(load.refused().keySet()).isSubsetOf(503);
        await().atMost(COUNTED)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(usage() - before).isBetween(answered, most));
        assertThat(counted() - before).isBetween(answered, most);
        assertThat(load.unclear()).isLessThan(load.answered());
    }

    @Test
    @Order(3)
    void reconcilesAfterwards() {
        Api finance = billing(1, "fiona");
        finance.post("/v1/finance/closes", Map.of("period", period(), "tenant", consumer(), "interim", true));

        await().atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(billing(1, "fiona")
                                .get("/v1/finance/reconciliation?period=" + period())
                                .path("verdict")
                                .asText())
                        .isEqualTo("EQUAL"));
        assertThat(finance.get("/v1/finance/ledger/verification")
                        .path("verdict")
                        .asText())
                .isEqualTo("INTACT");
        assertThat(finance.get("/v1/finance/report?format=json&period=" + period() + "&tenant=" + consumer())
                        .path("reconciled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @Order(4)
    void givesAReportThatTheOtherInstanceHasMade() {
        cluster.billings().getFirst().start();
        cluster.billings().getFirst().awaitReady(http);
        String id = billing(0, "fiona")
                .post("/v1/finance/reports", Map.of("kind", "REVENUE", "format", "CSV", "period", period()))
                .path("id")
                .asText();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(billing(1, "fiona")
                                .get("/v1/finance/reports/" + id)
                                .path("state")
                                .asText())
                        .isEqualTo("DONE"));
        String first = billing(0, "fiona").text("/v1/finance/reports/" + id + "/content");
        assertThat(billing(1, "fiona").text("/v1/finance/reports/" + id + "/content"))
                .isEqualTo(first)
                .contains(consumerModelPartner());
    }

    @Test
    @Order(5)
    void sendsBrowsersToTheRealm() throws Exception {
        HttpResponse<Void> answer = http.send(
                HttpRequest.newBuilder(URI.create(cluster.console().url() + "/login"))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .contains("/realms/cluster/protocol/openid-connect/auth", "code_challenge_method=S256");
    }

    @Test
    @Order(6)
    void tellsEachMetricThatDashboardsAndAlertsName() throws IOException {
        cluster.platformApis().getLast().killWorkers();
        Set<String> named = new TreeSet<>();
        for (String file :
                List.of("dashboards/data-plane.json", "dashboards/billing.json", "helm/modelmarket/alerts.yaml")) {
            METRIC.matcher(Files.readString(ROOT.resolve("deploy").resolve(file)))
                    .results()
                    .forEach(found -> named.add(found.group(1)));
        }
        assertThat(named).hasSizeGreaterThan(25);

        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(told()).containsAll(named));
    }

    private static Set<String> told() throws IOException, InterruptedException {
        String all = cluster.platformApis().getLast().metrics(http)
                + cluster.billings().getLast().metrics(http);
        return all.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    /** Requests that billing has counted, once their number stays. */
    private static long counted() {
        long[] last = {-1};
        await().atMost(COUNTED)
                .during(STILL)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    long now = usage();
                    boolean same = now == last[0];
                    last[0] = now;
                    return same;
                });
        return last[0];
    }

    private static long usage() {
        return billing(1, "carla")
                .get("/v1/tenants/" + consumer() + "/usage?period=" + period())
                .path("totals")
                .path("requests")
                .asLong();
    }

    private static Api billing(int index, String user) {
        return new Api(http, URI.create(cluster.billings().get(index).url()), cluster.token(user));
    }

    /** The demo's tenants of one run end alike. */
    private static String consumer() {
        return consumerModelPartner().replaceFirst("^acme", "globex");
    }

    private static String consumerModelPartner() {
        String model = demo.path("model").asText();
        return model.substring(0, model.indexOf('/'));
    }

    private static String period() {
        return YearMonth.now(ZONE).toString();
    }
}
