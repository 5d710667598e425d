package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.contracts.event.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consumer that cannot be billed holds up nobody, and a close that cannot end is stopped. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class StoppedCloseTest {

    private static final String CLOSES = "/v1/finance/closes";
    private final YearMonth thisMonth = YearMonth.from(Instant.now().atZone(Consumer.ZONE));
    private final YearMonth lastMonth = thisMonth.minusMonths(1);
    private Market first;
    private Market later;

    @BeforeEach
    void useSomething() {
        List<Market> markets = Stream.of(use(Consumer.within(lastMonth)), use(Consumer.within(lastMonth)))
                .sorted((one, other) -> one.globex.compareTo(other.globex))
                .toList();
        first = markets.getFirst();
        later = markets.getLast();
    }

    @Test
    void oneThatCannotBeIssuedHoldsUpNobodyAfterIt() throws SQLException {
        String id = requestAll();
        Response approved;
        try (Interruption _ = Interruption.before("INSERT", "invoice", "NEW.tenant = '" + first.globex + "'")) {
            approved = approve(id);
            assertThat(approve(id).statusCode()).isEqualTo(200);
        }
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        JsonPath run = first.as("fiona").get(CLOSES + "/" + id).jsonPath();
        assertThat(run.getString("state")).isEqualTo("ISSUING");
        assertThat(run.getList("failures.tenant", String.class)).containsExactly(first.globex);
        assertThat(run.getString("failures[0].code")).isEqualTo("FAULT");
        assertThat(run.getString("failures[0].reason")).contains("failed within billing");
        assertThat(run.getInt("failures[0].times")).isEqualTo(2);
        assertThat(run.getList("events.what", String.class)).containsOnlyOnce("FAILED");
        assertThat(run.getString("events.find { it.what == 'FAILED' }.detail")).startsWith(first.globex + ": ");
        assertThat(invoices(first)).isEmpty();
        assertThat(invoices(later)).hasSize(1);
        try (Books own = Books.asService(first.globex)) {
            assertThat(own.number("SELECT count(*) FROM close_failure")).isZero();
        }

        JsonPath resumed = approve(id).jsonPath();
        assertThat(resumed.getString("run.state")).isEqualTo("LOCKED");
        assertThat(resumed.getList("run.failures")).isEmpty();
        assertThat(invoices(first)).hasSize(1);
        assertThat(invoices(later)).hasSize(1);
    }

    @Test
    void isStoppedWhileItIsIssuedAndTheRestIsClosedAnew() throws SQLException {
        String id = requestAll();
        try (Interruption _ = Interruption.before("INSERT", "invoice", "NEW.tenant = '" + first.globex + "'")) {
            approve(id);
        }
        Response stopped = first.post("fiona", CLOSES + "/" + id + "/rejection", Map.of("reason", "a broken plan"));
        assertThat(stopped.<String>path("state")).as(stopped.asString()).isEqualTo("DISCARDED");
        assertThat(stopped.<String>path("events[-1].detail")).isEqualTo("a broken plan");
        assertThat(approve(id).statusCode()).isEqualTo(409);
        assertThat(invoices(first)).isEmpty();
        assertThat(invoices(later)).hasSize(1);
        assertThat(approve(requestAll()).<String>path("run.state")).isEqualTo("LOCKED");
        assertThat(invoices(first)).hasSize(1);
        assertThat(invoices(later)).hasSize(1);
        assertThat(first.as("fiona").get(CLOSES + "/" + id).jsonPath().getList("failures"))
                .isEmpty();
    }

    @Test
    void whoHasGoneIsBilledForWhatItUsedAndHoldsUpNobody() throws SQLException {
        first.topics.send(Topic.MEMBERS, first.globex, null);
        first.topics.flush();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (Books books = Books.asService("*")) {
                return books.number("SELECT count(*) FROM directory_tenant WHERE tenant = ? AND removed", first.globex)
                        == 1;
            }
        });
        assertThat(approve(requestAll()).<String>path("run.state")).isEqualTo("LOCKED");
        assertThat(invoices(later)).hasSize(1);
        try (Books books = Books.asService("*")) {
            assertThat(books.number("SELECT count(*) FROM invoice WHERE tenant = ?", first.globex))
                    .isEqualTo(1);
        }
    }

    @Test
    void anInterimCloseKeepsWhatItHasBilledWhenItFailsInTheMiddle() throws SQLException {
        Market one = use(Instant.now());
        Market other = use(Instant.now());
        boolean inOrder = one.globex.compareTo(other.globex) < 0;
        Market earlier = inOrder ? one : other;
        Market failing = inOrder ? other : one;
        String key = UUID.randomUUID().toString();
        try (Interruption _ = Interruption.before("INSERT", "invoice", "NEW.tenant = '" + failing.globex + "'")) {
            assertThat(interim(key).statusCode()).isEqualTo(500);
        }
        assertThat(invoices(earlier)).hasSize(1);
        assertThat(invoices(failing)).isEmpty();

        Response again = interim(key);

        assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
        assertThat(again.<List<String>>path("invoices.tenant"))
                .contains(failing.globex)
                .doesNotContain(earlier.globex);
        assertThat(interim(key).asString()).isEqualTo(again.asString());
        assertThat(invoices(earlier)).hasSize(1);
        assertThat(invoices(failing)).hasSize(1);
    }

    private Response interim(String key) {
        return first.as("fiona")
                .header("Idempotency-Key", key)
                .body(Map.of("period", thisMonth.toString(), "interim", true))
                .post(CLOSES);
    }

    private static Market use(Instant at) {
        Market market = Market.open();
        Consumer used = market.subscribe(market.plan("digits", "0.10"));
        used.use(10, at);
        used.awaitRequests(YearMonth.from(at.atZone(Consumer.ZONE)).toString(), 10);
        return market;
    }

    private String requestAll() {
        return first.made("fiona", CLOSES, Map.of("period", lastMonth.toString(), "interim", false))
                .path("run.id");
    }

    private Response approve(String id) {
        return first.post("felix", CLOSES + "/" + id + "/approval", "");
    }

    private static List<Object> invoices(Market of) {
        return of.as("carla")
                .get("/v1/tenants/{t}/invoices", of.globex)
                .jsonPath()
                .getList("items");
    }
}
