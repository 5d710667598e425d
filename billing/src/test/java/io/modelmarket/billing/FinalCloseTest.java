package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A month is closed for good by two people, goes on after whatever interrupts it, and is never issued twice. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class FinalCloseTest {

    private static final String CLOSES = "/v1/finance/closes";
    private final YearMonth lastMonth =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).minusMonths(1);
    private final String before = lastMonth.toString();
    private Market market;
    private Consumer consumer;

    @BeforeEach
    void useSomething() {
        market = Market.open();
        consumer = use(market, 10);
    }

    @Test
    void isIssuedOnlyWhenASecondPersonApproves() {
        JsonPath asked = request(market.globex).jsonPath();
        String id = asked.getString("run.id");
        assertThat(asked.getString("run.state")).isEqualTo("AWAITING_APPROVAL");
        assertThat(asked.getString("run.sums[0].total.amount")).isEqualTo("1.00");
        assertThat(asked.getInt("run.sums[0].drafts")).isEqualTo(1);
        assertThat(asked.getInt("run.sums[0].issued")).isZero();
        assertThat(asked.getString("run.sums[0].invoiced.amount")).isEqualTo("0.00");
        assertThat(asked.getList("invoices")).isEmpty();

        Response alone = approve("fiona", id);
        assertThat(alone.statusCode()).isEqualTo(403);
        assertThat(alone.<String>path("detail")).contains("another person");
        assertThat(invoices(market)).isEmpty();

        JsonPath approved = approve("felix", id).jsonPath();
        assertThat(approved.getString("run.state")).isEqualTo("LOCKED");
        assertThat(approved.getList("run.events.what", String.class))
                .containsExactly("REQUESTED", "APPROVED", "LOCKED");
        assertThat(approved.getList("run.events.by", String.class))
                .containsExactly(Market.subject("fiona"), Market.subject("felix"), Market.subject("felix"));
        assertThat(approved.getInt("run.sums[0].issued")).isEqualTo(1);
        assertThat(approved.getString("run.sums[0].invoiced.amount")).isEqualTo("1.00");
        assertThat(market.as("fiona").get(CLOSES + "/" + id + "/invoices").<String>path("items[0].number"))
                .isEqualTo(approved.getString("invoices[0].number"));
        assertThat(approve("felix", id).jsonPath().getList("invoices")).isEmpty();
        assertThat(invoices(market)).hasSize(1);
        assertThat(request(market.globex).jsonPath().getString("run")).isNull();
        assertThat(market.as("fiona").get(CLOSES + "?period=" + before).<List<String>>path("items.id"))
                .contains(id);
    }

    @Test
    void showsItsInvoicesPageByPageIssuedOrNot() throws SQLException {
        Market other = Market.open();
        use(other, 20);
        List<String> consumers = Stream.of(market.globex, other.globex).sorted().toList();
        String id = request(null).path("run.id");
        assertThat(interrupted(id, "invoice", "INSERT", "NEW.tenant = '" + consumers.getLast() + "'"))
                .isEqualTo(200);

        List<JsonPath> pages = pages(id);

        assertThat(pages).allSatisfy(page -> assertThat(page.getList("items")).hasSize(1));
        List<JsonPath> ours = pages.stream()
                .filter(page -> consumers.contains(page.getString("items[0].tenant")))
                .toList();
        assertThat(ours).extracting(page -> page.getString("items[0].tenant")).isEqualTo(consumers);
        assertThat(ours.getFirst().getString("items[0].number")).startsWith("MM-");
        assertThat(ours.getFirst().getMap("items[0].invoiced"))
                .isEqualTo(ours.getFirst().getMap("items[0].total"));
        assertThat(ours.getLast().getMap("items[0]")).doesNotContainKeys("number", "invoiced");
        assertThat(approve("felix", id).<String>path("run.state")).isEqualTo("LOCKED");
    }

    @Test
    void nobodyElseSeesItsInvoicesAndWhatIsNoCloseHasNone() {
        String invoices = CLOSES + "/" + request(market.globex).path("run.id") + "/invoices";
        assertThat(market.as("carla").get(invoices).statusCode()).isEqualTo(403);
        assertThat(market.as("fiona").get(invoices + "?cursor=rubbish").statusCode())
                .isEqualTo(400);
        assertThat(market.as("fiona")
                        .get(CLOSES + "/" + UUID.randomUUID() + "/invoices")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void isNotIssuedWithOtherFiguresThanApproved() {
        String id = request(market.globex).path("run.id");
        consumer.use(1, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 11);
        Response changed = approve("felix", id);
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.<String>path("detail")).contains(market.globex).contains("have changed");
        assertThat(state(id)).isEqualTo("DISCARDED");
        assertThat(invoices(market)).isEmpty();

        assertThat(market.close(before, false).<String>path("invoices[0].total.amount"))
                .isEqualTo("1.10");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoseFiguresHaveChangedHoldsUpNobodyElse(boolean firstByName) throws SQLException {
        Market other = Market.open();
        Consumer second = use(other, 20);
        boolean isOther = other.globex.compareTo(market.globex) < 0 == firstByName;
        Market changed = isOther ? other : market;
        Market same = isOther ? market : other;
        String id = request(null).path("run.id");
        (isOther ? second : consumer).use(1, Consumer.within(lastMonth));
        (isOther ? second : consumer).awaitRequests(before, isOther ? 21 : 11);

        JsonPath issued = approve("felix", id).jsonPath();
        assertThat(issued.getString("run.state")).isEqualTo("LOCKED");
        assertThat(issued.getList("run.failures.tenant", String.class)).containsExactly(changed.globex);
        assertThat(issued.getString("run.failures[0].code")).isEqualTo("FIGURES_CHANGED");
        assertThat(issued.getString("run.failures[0].reason"))
                .contains("have changed since they were approved")
                .contains(changed.globex + " alone");
        assertThat(issued.getList("run.events.what", String.class))
                .containsExactly("REQUESTED", "APPROVED", "FAILED", "LOCKED");
        assertThat(invoices(same)).hasSize(1);
        assertThat(invoices(changed)).isEmpty();
        assertThat(changed.close(before, false).jsonPath().getList("invoices")).hasSize(1);
        assertThat(market.as("fiona").get(CLOSES + "/" + id).jsonPath().getList("failures"))
                .isEmpty();
        try (Books books = Books.asService("*")) {
            assertThat(books.number("SELECT sum(last)::bigint FROM invoice_series"))
                    .isEqualTo(books.number("SELECT count(*) FROM invoice"));
        }
    }

    @Test
    void goesOnWhereItWasInterruptedBetweenConsumers() throws SQLException {
        Market other = Market.open();
        use(other, 20);
        String later = market.globex.compareTo(other.globex) > 0 ? market.globex : other.globex;
        Market first = later.equals(market.globex) ? other : market;
        String id = request(null).path("run.id");
        assertThat(interrupted(id, "invoice", "INSERT", "NEW.tenant = '" + later + "'"))
                .isEqualTo(200);
        assertThat(state(id)).isEqualTo("ISSUING");
        assertThat(invoices(first)).hasSize(1);
        JsonPath resumed = approve("fiona", id).jsonPath();
        assertThat(resumed.getString("run.state")).isEqualTo("LOCKED");
        assertThat(resumed.getList("invoices.tenant", String.class))
                .contains(later)
                .doesNotContain(first.globex);
        assertThat(invoices(market)).hasSize(1);
        assertThat(invoices(other)).hasSize(1);
        try (Books books = Books.asService("*")) {
            assertThat(books.number("SELECT sum(last)::bigint FROM invoice_series"))
                    .isEqualTo(books.number("SELECT count(*) FROM invoice"));
        }
        assertThat(market.report(before).jsonPath().getBoolean("reconciled")).isTrue();
    }

    @Test
    void goesOnWhereItWasInterruptedAtEachStepOfAConsumer() throws SQLException {
        String id = request(market.globex).path("run.id");
        for (String table : List.of("period_close", "invoice_line", "ledger_entry", "accrual", "sharing_total")) {
            assertThat(interrupted(id, table, "INSERT", "true")).as(table).isEqualTo(200);
            assertThat(state(id)).as(table).isEqualTo("ISSUING");
            assertThat(invoices(market)).as(table).isEmpty();
        }
        assertThat(interrupted(id, "close_run", "UPDATE", "NEW.state = 'LOCKED'"))
                .isEqualTo(500);
        assertThat(state(id)).isEqualTo("ISSUING");
        assertThat(invoices(market)).hasSize(1);
        assertThat(approve("felix", id).<String>path("run.state")).isEqualTo("LOCKED");
        assertThat(invoices(market)).hasSize(1);
        assertThat(market.report(before).jsonPath().getString("totals[0].shared"))
                .isEqualTo("1.00");
    }

    @Test
    void aReopenedPeriodIsClosedAgainWithWhatCameSince() {
        JsonPath closed = market.close(before, false).jsonPath();
        String id = closed.getString("run.id");
        consumer.use(5, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 15);
        JsonPath reopened = market.made("fiona", CLOSES + "/" + id + "/reopening", Map.of("reason", "late node"))
                .jsonPath();
        assertThat(reopened.getString("state")).isEqualTo("REOPENED");
        assertThat(reopened.getString("events[-1].detail")).isEqualTo("late node");
        assertThat(approve("felix", id).statusCode()).isEqualTo(409);

        JsonPath again = market.close(before, false).jsonPath();
        assertThat(again.getString("invoices[0].total.amount")).isEqualTo("0.50");
        assertThat(again.getString("invoices[0].lines[0].kind")).isEqualTo("USAGE");
        assertThat(market.report(before).jsonPath().getBoolean("reconciled")).isTrue();
    }

    @Test
    void aRefusedRequestIsDiscardedAndAnotherTakesItsPlace() {
        String first = request(market.globex).path("run.id");
        String second = request(market.globex).path("run.id");
        assertThat(state(first)).isEqualTo("DISCARDED");
        Response rejected = market.made("felix", CLOSES + "/" + second + "/rejection", Map.of("reason", "not yet"));
        assertThat(rejected.<String>path("state")).isEqualTo("DISCARDED");
        assertThat(approve("felix", second).statusCode()).isEqualTo(409);
        assertThat(market.post("felix", CLOSES + "/" + second + "/reopening", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(409);
    }

    private Consumer use(Market in, int times) {
        Consumer used = in.subscribe(in.plan("digits", "0.10"));
        used.use(times, Consumer.within(lastMonth));
        used.awaitRequests(before, times);
        return used;
    }

    private Response request(@Nullable String tenant) {
        Map<String, Object> body = new HashMap<>(Map.of("period", before, "interim", false));
        if (tenant != null) {
            body.put("tenant", tenant);
        }
        return market.made("fiona", CLOSES, body);
    }

    private Response approve(String user, String id) {
        return market.post(user, CLOSES + "/" + id + "/approval", "");
    }

    private String state(String id) {
        return market.as("fiona").get(CLOSES + "/" + id).path("state");
    }

    /** Of one invoice each. */
    private List<JsonPath> pages(String id) {
        List<JsonPath> pages = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = market.as("fiona")
                    .get(CLOSES + "/" + id + "/invoices?limit=1" + cursor)
                    .jsonPath();
            pages.add(page);
            String next = page.getString("next");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return pages;
    }

    private static List<Object> invoices(Market of) {
        return of.as("carla")
                .get("/v1/tenants/{t}/invoices", of.globex)
                .jsonPath()
                .getList("items");
    }

    /** Approves, and as a crash would, rolls back what reaches a point; the answer's status. */
    private int interrupted(String id, String table, String event, String when) throws SQLException {
        try (Interruption _ = Interruption.before(event, table, when)) {
            return approve("felix", id).statusCode();
        }
    }
}
