package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A payout is followed down to the single answers behind it, and an answer up to the payout. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class TraceTest {

    private static final int CALLS = 100;

    private final String today = LocalDate.now(Consumer.ZONE).toString();
    private EarningPartner partner;
    private Market market;

    @BeforeEach
    void earn() {
        partner = EarningPartner.open();
        market = partner.market;
    }

    @Test
    void aPayoutLeadsToItsAnswersAndEachAnswerToThePayout() throws SQLException {
        String settlement = paid();
        JsonPath accruals = finance("/v1/finance/accruals?settlement=" + settlement + "&partner=" + market.datahub);
        assertThat(accruals.getList("items")).hasSize(1);
        assertThat(accruals.getString("items[0].amount.amount")).isEqualTo("1.50");
        assertThat(accruals.getString("items[0].rule")).isEqualTo("PERCENT");
        assertThat(accruals.getString("items[0].percent")).isEqualTo("15");
        assertThat(accruals.getInt("items[0].agreementVersion")).isEqualTo(1);
        assertThat(accruals.getString("items[0].release")).isEqualTo("1.0.0");
        assertThat(accruals.getString("items[0].payout.settlement")).isEqualTo(settlement);
        assertThat(finance(accruals.getString("items[0].payout.accruals")).getList("items.id"))
                .isEqualTo(accruals.getList("items.id"));
        assertThat(finance("/v1/finance/accruals/" + accruals.getLong("items[0].id"))
                        .getString("partner"))
                .isEqualTo(market.datahub);

        JsonPath line = finance(accruals.getString("items[0].line"));
        assertThat(line.getLong("line.quantity")).isEqualTo(CALLS);
        assertThat(line.getString("line.amount.amount")).isEqualTo("10.00");
        assertThat(line.getList("shares.amount.amount", String.class))
                .containsExactlyInAnyOrder("7.00", "1.50", "0.50", "1.00");
        assertThat(finance(line.getString("line.accruals")).getList("items")).hasSize(4);

        JsonPath usage = finance(line.getString("line.usage"));
        assertThat(usage.getLong("total.used.requests")).isEqualTo(CALLS);
        assertThat(finance(line.getString("line.usage") + "?by=RELEASE").getList("items.release"))
                .containsExactly("1.0.0");
        assertThat(finance(line.getString("line.usage") + "?by=HOUR").getList("items"))
                .isNotEmpty();

        JsonPath events = archived(usage.getString("total.events") + "&limit=1");
        assertThat(finance(line.getString("line.usage") + "?by=KEY").getList("items.used.requests", Long.class))
                .containsExactly((long) CALLS);
        JsonPath up = finance(events.getString("items[0].trace"));
        assertThat(up.getString("items[0].event.event")).isEqualTo(events.getString("items[0].event"));
        assertThat(up.getLong("items[0].rollup.used.requests")).isPositive();
        assertThat(up.getString("items[0].lines[0].line.invoice")).isEqualTo(line.getString("line.invoice"));
        assertThat(up.getList("items[0].lines[0].shares.payout.settlement")).containsOnlyOnce(settlement);
    }

    @ParameterizedTest
    @CsvSource({"newest", "oldest"})
    void eventsComeInPagesEachOnceAndInOrder(String order) {
        String subscription = line().getString("line.subscription");
        String asked = "/v1/finance/events?subscription=" + subscription + "&day=" + today + "&order=" + order;
        archived(asked);
        List<String> ids = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        String next = "";
        do {
            JsonPath page = finance(asked + "&limit=37" + next);
            ids.addAll(page.getList("items.event", String.class));
            page.getList("items.finishedAt", String.class).forEach(time -> times.add(Instant.parse(time)));
            next = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!next.isEmpty());
        assertThat(ids).hasSize(CALLS).doesNotHaveDuplicates();
        assertThat(times)
                .isSortedAccordingTo(order.equals("oldest") ? Comparator.naturalOrder() : Comparator.reverseOrder());
        assertThat(finance(asked + "&outcome=FAILED").getList("items")).isEmpty();
        assertThat(finance(asked + "&region=eu-west").getList("items")).isEmpty();
        assertThat(finance(asked + "&release=1.0.0&key=key&requestId=r-7").getList("items"))
                .hasSize(1);
    }

    @Test
    void aConsumerSeesItsOwnCallsAndWhatTheyWereBilledBy() {
        String subscription = line().getString("line.subscription");
        archived("/v1/finance/events?subscription=" + subscription + "&day=" + today);
        String own = "/v1/tenants/" + market.globex + "/events";
        JsonPath events = read("carla", own + "?subscription=" + subscription + "&day=" + today + "&requestId=r-3");
        assertThat(events.getList("items")).hasSize(1);
        assertThat(events.getString("timeZone")).isEqualTo("Europe/Berlin");
        assertThat(events.getString("items[0].tenant")).isEqualTo(market.globex);
        JsonPath up = read("carla", events.getString("items[0].trace"));
        assertThat(up.getLong("items[0].lines[0].line.quantity")).isEqualTo(CALLS);
        assertThat(up.getList("items[0].lines[0].shares")).isEmpty();
        JsonPath usage = read("carla", up.getString("items[0].lines[0].line.usage"));
        assertThat(usage.getLong("total.used.requests")).isEqualTo(CALLS);
        assertThat(read("carla", usage.getString("total.events")).getList("items"))
                .hasSize(CALLS);

        assertThat(status(
                        "alice",
                        "/v1/tenants/" + market.acme + "/events?subscription=" + subscription + "&day=" + today))
                .isEqualTo(404);
        assertThat(read("alice", "/v1/tenants/" + market.acme + "/events?day=" + today)
                        .getList("items"))
                .isEmpty();
        String line = up.getString("items[0].lines[0].line.usage").replace(market.globex, market.acme);
        assertThat(status("alice", line)).isEqualTo(404);
        assertThat(status("alice", own + "?day=" + today)).isEqualTo(404);
    }

    @Test
    void aPartnerSeesTheCallsOfItsModelsWithoutWhoMadeThem() {
        String subscription = line().getString("line.subscription");
        archived("/v1/finance/events?subscription=" + subscription + "&day=" + today);
        String asked = "/model-events?day=" + today;
        Response seen = market.as("alice").get("/v1/tenants/" + market.acme + asked);
        assertThat(seen.statusCode()).as(seen.asString()).isEqualTo(200);
        assertThat(seen.jsonPath().getList("items")).hasSize(CALLS);
        assertThat(seen.asString()).doesNotContain(market.globex, "\"r-3\"", "\"key\":\"key\"", "node-");
        assertThat(read("dan", "/v1/tenants/" + market.datahub + asked).getList("items"))
                .isEmpty();
        assertThat(status("dan", "/v1/tenants/" + market.datahub + asked + "&subscription=" + subscription))
                .isEqualTo(404);
    }

    @Test
    void anInvoiceShowsItsSharesAndTheLedgerItsTransactions() {
        String invoice = line().getString("line.invoice");
        assertThat(finance("/v1/finance/invoices/" + invoice).getList("invoice.lines[0].shares.amount.amount"))
                .containsExactlyInAnyOrder("7.00", "1.50", "0.50", "1.00");
        String transactions = "/v1/finance/ledger/transactions?document=" + invoice;
        assertThat(finance(transactions).getList("items.kind")).containsExactlyInAnyOrder("INVOICE", "SHARES");
        assertThat(finance(transactions + "&purpose=PARTNER_PAYABLE").getList("items.kind"))
                .containsExactly("SHARES");
        assertThat(finance(transactions + "&tenant=" + market.globex).getList("items.kind"))
                .containsExactly("INVOICE");
        assertThat(finance(transactions + "/1").getList("items")).hasSize(2);
        assertThat(finance(transactions + "&from=" + Instant.now().plusSeconds(60))
                        .getList("items"))
                .isEmpty();
        assertThat(finance(transactions + "&to=" + Instant.now().plusSeconds(60))
                        .getList("items"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "events, 400, Name a time",
        "events?day=yesterday, 400, written like",
        "events?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z, 400, from must be before to",
        "events?from=2026-11-01T00:00:00Z&to=2026-12-31T00:00:00Z, 400, 32 days",
        "events?day=2026-11-01&order=best, 400, newest or oldest",
        "events?day=2026-11-01&outcome=GOOD, 400, ANSWERED",
        "events?day=2026-11-01&subscription=x, 400, id",
        "events?day=2026-11-01&subscription=00000000-0000-4000-8000-000000000000, 404, no subscription",
        "events?day=2026-11-01&cursor=x, 400, cursor",
        "trace?day=2026-11-01, 400, requestId",
        "accruals, 400, Name a settlement",
        "accruals?settlement=x, 400, id",
        "accruals?invoice=x&limit=0, 400, limit",
        "accruals/0, 404, no accrual",
        "invoices/MM-0/lines/1, 404, no line",
        "ledger/transactions?purpose=FUN, 400, purpose",
        "ledger/transactions?from=today, 400, instant"
    })
    void saysWhatIsWrong(String path, int status, String detail) {
        Response answered = market.as("fiona").get("/v1/finance/" + path);
        assertThat(answered.statusCode()).as(answered.asString()).isEqualTo(status);
        assertThat(answered.<String>path("detail")).contains(detail);
        assertThat(status("carla", "/v1/finance/" + path)).isEqualTo(403);
    }

    /** A settlement that pays datahub's share of the bill. */
    private String paid() throws SQLException {
        PayoutTest.owe(market.datahub, 150, LONG_AGO);
        Books.tamper(
                "accrual",
                "UPDATE accrual SET accrued_at = accrued_at - interval '40 days' WHERE tenant = ?",
                market.datahub);
        String settlement = partner.propose().path("id");
        assertThat(partner.approve(settlement).statusCode()).isEqualTo(200);
        return settlement;
    }

    /** The only line of the market's only invoice. */
    private JsonPath line() {
        String invoice = finance("/v1/finance/invoices?tenant=" + market.globex).getString("items[0].number");
        return finance("/v1/finance/invoices/" + invoice + "/lines/1");
    }

    /** Events, once the archive has all of them. */
    private JsonPath archived(String path) {
        await().atMost(Duration.ofSeconds(30)).until(() -> finance(path).getLong("waiting") == 0);
        return finance(path);
    }

    private JsonPath finance(String path) {
        return read("fiona", path);
    }

    private JsonPath read(String user, String path) {
        Response answered = market.as(user).urlEncodingEnabled(false).get(path);
        assertThat(answered.statusCode()).as(path + ": " + answered.asString()).isEqualTo(200);
        return answered.jsonPath();
    }

    private int status(String user, String path) {
        return market.as(user).urlEncodingEnabled(false).get(path).statusCode();
    }
}
