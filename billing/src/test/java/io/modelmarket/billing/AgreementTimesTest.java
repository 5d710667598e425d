package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Revenue is shared by what was in force when it was used, whenever it is billed. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class AgreementTimesTest {

    private final YearMonth thisMonth = YearMonth.from(Instant.now().atZone(Consumer.ZONE));
    private final YearMonth lastMonth = thisMonth.minusMonths(1);
    private final String before = lastMonth.toString();
    private final Instant begins =
            lastMonth.atDay(1).atStartOfDay(Consumer.ZONE).toInstant();
    private final Instant tenth =
            lastMonth.atDay(10).atStartOfDay(Consumer.ZONE).toInstant();
    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void anAgreementThatHasEndedSharesWhatWasUsedInItsTime() {
        String agreement = agree("15", begins, tenth);
        assertThat(status(agreement)).isEqualTo("ENDED");
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        consumer.use(4, tenth.minusSeconds(1));
        consumer.use(6, tenth);
        consumer.awaitRequests(before, 10);

        JsonPath closed = market.close(before, false).jsonPath();

        assertThat(closed.getList("invoices[0].lines[0].shares.amount.amount", String.class))
                .as("4.00 as agreed, 6.00 as is usual")
                .containsExactly("2.80", "0.60", "0.20", "0.40", "5.40", "0.60");
        assertThat(statement().getList("items.amount.amount", String.class)).containsExactly("0.60");
        assertThat(statement().getList("items.basis.amount", String.class)).containsExactly("4.00");
        assertThat(market.report(before).jsonPath().getBoolean("reconciled")).isTrue();

        consumer.use(2, tenth.minusSeconds(3600));
        consumer.use(2, tenth.plusSeconds(3600));
        consumer.awaitRequests(before, 14);
        market.close(thisMonth.toString(), true);
        assertThat(statement(thisMonth.toString()).getList("items.amount.amount", String.class))
                .as("late usage is shared by what was in force in its month")
                .containsExactly("0.30");
    }

    @Test
    void whatIsSignedNowTakesNothingOfWhatWasUsedBefore() {
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        consumer.use(10, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 10);
        market.agree(market.usualShares());

        market.close(before, false);
        consumer.use(5, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 15);
        JsonPath late = market.close(thisMonth.toString(), true).jsonPath();

        assertThat(late.getString("invoices[0].lines[0].kind")).isEqualTo("ADJUSTMENT");
        assertThat(statement().getList("items")).isEmpty();
        assertThat(statement(thisMonth.toString()).getList("items")).isEmpty();
        assertThat(earned("alice", market.acme)).isEqualTo("9.00");
    }

    @Test
    void usageIsDividedByUseAndAFeeByTime() throws SQLException {
        agree("15", begins, null);
        agree("35", tenth, null);
        Consumer consumer = market.subscribe(market.plan(Map.of(
                "model",
                market.model,
                "name",
                "both",
                "currency",
                "EUR",
                "components",
                List.of(
                        Map.of("type", "RECURRING", "name", "Fee", "amount", "100.00"),
                        Map.of("type", "PER_UNIT", "name", "Use", "meter", "REQUESTS", "price", "1.00")))));
        consumer.held(1, begins.minusSeconds(100), null);
        consumer.use(30, tenth.minusSeconds(1));
        consumer.use(10, tenth.plusSeconds(10));
        consumer.awaitRequests(before, 40);

        market.close(before, false);

        long whole = Duration.between(
                        begins, thisMonth.atDay(1).atStartOfDay(Consumer.ZONE).toInstant())
                .toSeconds();
        long first = (2 * 10_000 * Duration.between(begins, tenth).toSeconds() + whole) / (2 * whole);
        JsonPath statement = statement();
        assertThat(cents(statement, 1)).as("of the fee and of 30.00").containsExactlyInAnyOrder(first, 3000L);
        assertThat(cents(statement, 2)).as("of the fee and of 10.00").containsExactlyInAnyOrder(10_000 - first, 1000L);
        assertThat(market.report(before).jsonPath().getBoolean("reconciled")).isTrue();
    }

    @Test
    void nobodyLosesWhatWasBilledWhereAgreementsTookTurns() throws SQLException {
        String first = agree("15", begins, null);
        Consumer consumer = market.subscribe(market.plan(Map.of(
                "model",
                market.model,
                "name",
                "falling",
                "currency",
                "EUR",
                "components",
                List.of(Map.of(
                        "type",
                        "GRADUATED",
                        "name",
                        "Use",
                        "meter",
                        "REQUESTS",
                        "tiers",
                        List.of(Map.of("upTo", 10, "price", "1.00"), Map.of("price", "0.50")))))));
        consumer.use(10, tenth.minusSeconds(10));
        consumer.awaitRequests(before, 10);
        market.close(before, true);
        String second = market.signed(Map.of("shares", shares("35")), "dan", "gus", "fiona");
        try (Books books = Books.asOwner("*")) {
            books.update("UPDATE agreement SET ended_at = ?::timestamptz WHERE id = ?", tenth.toString(), uuid(first));
            books.update(
                    "UPDATE agreement SET active_from = ?::timestamptz WHERE id = ?", tenth.toString(), uuid(second));
            books.commit();
        }
        consumer.use(10, tenth.plusSeconds(10));
        consumer.awaitRequests(before, 20);
        market.close(before, false);

        assertThat(cents(statement(), 1)).as("not 7.50, half of all").containsExactly(1000L);
        assertThat(cents(statement(), 2)).containsExactly(500L);
        assertThat(market.report(before).jsonPath().getBoolean("reconciled")).isTrue();
    }

    @Test
    void aLaterOneBeginsWhenItSaysAndEndsTheOneBefore() {
        Instant next =
                thisMonth.plusMonths(1).atDay(1).atStartOfDay(Consumer.ZONE).toInstant();
        String now = market.agree(market.usualShares());
        String later = agree("35", next, next.plus(Duration.ofDays(40)));

        Response ending = market.as("dan").get("/v1/tenants/{t}/agreements/{a}", market.datahub, now);
        assertThat(ending.<String>path("status")).isEqualTo("ACTIVE");
        assertThat(Instant.parse(ending.path("endsAt"))).isEqualTo(next);
        Response waiting = market.as("dan").get("/v1/tenants/{t}/agreements/{a}", market.datahub, later);
        assertThat(Instant.parse(waiting.path("activeFrom"))).isEqualTo(next);
        assertThat(Instant.parse(waiting.path("until"))).isEqualTo(next.plus(Duration.ofDays(40)));
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        consumer.use(10, Instant.now());
        consumer.awaitRequests(thisMonth.toString(), 10);
        market.close(thisMonth.toString(), true);
        assertThat(statement(thisMonth.toString()).getList("items.agreementVersion", Integer.class))
                .containsExactly(1);

        market.made("dan", "/v1/tenants/" + market.datahub + "/agreements/" + later + "/end", Map.of());
        assertThat(status(later)).as("never begun").isEqualTo("ENDED");
    }

    @Test
    void whatIsSignedForLaterLeavesAnApprovalAsItIs() {
        String run = request(10);
        market.agree(market.usualShares());

        assertThat(approve(run).statusCode()).isEqualTo(200);
        assertThat(earned("alice", market.acme)).isEqualTo("9.00");
    }

    @Test
    void anApprovalIsStaleWhenOtherTermsApplySince() throws SQLException {
        String stale = request(10);
        String agreement = market.agree(Map.of("shares", shares("15")), "dan", "gus", "fiona");
        try (Books books = Books.asOwner("*")) {
            books.update(
                    "UPDATE agreement SET active_from = ?::timestamptz WHERE id = ?",
                    begins.toString(),
                    uuid(agreement));
            books.commit();
        }

        Response refused = approve(stale);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(409);
        assertThat(refused.<String>path("detail"))
                .contains("terms of sharing", agreement + ", version 1", "no longer", "usual/10", "requested anew");
        JsonPath discarded =
                market.as("fiona").get("/v1/finance/closes/" + stale).jsonPath();
        assertThat(discarded.getString("state")).isEqualTo("DISCARDED");
        assertThat(discarded.getString("events[-1].detail")).contains(agreement);
        market.close(before, false);
        assertThat(earned("dan", market.datahub)).isEqualTo("1.50");
    }

    private String request(int used) {
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        consumer.use(used, tenth);
        consumer.awaitRequests(before, used);
        return market.made(
                        "fiona",
                        "/v1/finance/closes",
                        Map.of("period", before, "tenant", market.globex, "interim", false))
                .path("run.id");
    }

    private Response approve(String run) {
        return market.post("felix", "/v1/finance/closes/" + run + "/approval", "");
    }

    /** With so much for datahub; signed by all. */
    private String agree(String datahub, Instant from, @Nullable Instant until) {
        Map<String, Object> terms = new HashMap<>(Map.of("from", from.toString(), "shares", shares(datahub)));
        if (until != null) {
            terms.put("until", until.toString());
        }
        return market.signed(terms, "dan", "gus", "fiona");
    }

    private List<Map<String, String>> shares(String datahub) {
        return List.of(
                Market.share(market.acme, "TECHNOLOGY", Integer.toString(85 - Integer.parseInt(datahub))),
                Market.share(market.datahub, "DATA", datahub),
                Market.share(market.gridco, "COMPUTE", "5"),
                Market.share("platform", "PLATFORM", "10"));
    }

    private static UUID uuid(String id) {
        return UUID.fromString(id);
    }

    private String status(String agreement) {
        return market.as("alice")
                .get("/v1/tenants/{t}/agreements/{a}", market.acme, agreement)
                .path("status");
    }

    private JsonPath statement() {
        return statement(before);
    }

    private JsonPath statement(String period) {
        return market.as("dan")
                .get("/v1/tenants/{t}/statements?period={p}", market.datahub, period)
                .jsonPath();
    }

    private String earned(String user, String tenant) {
        return market.as(user)
                .get("/v1/tenants/{t}/statements?period={p}", tenant, before)
                .path("totals[0].amount");
    }

    /** What datahub's items of an agreement version are of, in cents. */
    private static List<Long> cents(JsonPath statement, int version) {
        return statement
                .getList("items.findAll { it.agreementVersion == " + version + " }.basis.amount", String.class)
                .stream()
                .map(amount -> Long.parseLong(amount.replace(".", "")))
                .toList();
    }
}
