package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A share is followed to the payout that pays it, to the one that pays it again after a return, and back down. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ReturnedPayoutTraceTest {

    private EarningPartner partner;
    private Market market;
    private BankSide bank;
    private String first;
    private String share;

    @BeforeEach
    void pay() throws SQLException {
        partner = EarningPartner.open();
        market = partner.market;
        bank = new BankSide(market, "EUR");
        partner.share(150, LONG_AGO);
        first = settled();
        share = "/v1/finance/accruals/" + accruals(first).getLong("items[0].id");
    }

    @Test
    void aShareSaysHowFarItsPaymentIs() {
        assertThat(finance(share).getString("payout.state")).isEqualTo("ORDERED");
        bank.take(bank.statement().transfer("1.50", bank.today, "B-1", name(first)));
        assertThat(finance(share).getString("payout.state")).isEqualTo("EXECUTED");
        bank.take(bank.statement().cameBack("1.50", bank.today, "B-2", name(first), "AC04"));
        JsonPath returned = finance(share);
        assertThat(returned.getString("payout.state")).isEqualTo("RETURNED");
        assertThat(returned.getString("payout.on")).isEqualTo(bank.today);
        assertThat(returned.getList("payout.again")).isEmpty();
    }

    @Test
    void whatIsPaidAgainLeadsDownToWhatCameBackAndUpAgain() throws SQLException {
        bank.take(bank.statement().cameBack("1.50", bank.today, "B-1", name(first), "AC04"));
        String second = paidAgain();

        JsonPath down = accruals(second);
        assertThat(amounts(down)).containsExactly("2.00");
        assertThat(down.getString("again[0].of")).isEqualTo(second);
        assertThat(down.getString("again[0].settlement")).isEqualTo(first);
        assertThat(down.getString("again[0].amount.amount")).isEqualTo("1.50");
        assertThat(down.getString("again[0].state")).isEqualTo("RETURNED");
        JsonPath repeated = finance(down.getString("again[0].accruals"));
        assertThat(amounts(repeated)).containsExactly("1.50");
        assertThat(repeated.getString("items[0].payout.again[0].state")).isEqualTo("ORDERED");
        assertThat(amounts(finance(repeated.getString("items[0].payout.again[0].accruals"))))
                .containsExactly("2.00");
        assertThat(payout(second).getString("repeats[0].settlement")).isEqualTo(first);
        assertThat(payout(first).getString("repeatedBy[0].settlement")).isEqualTo(second);
        assertThat(payout(first).getString("repeatedBy[0].amount.amount")).isEqualTo("1.50");
    }

    @Test
    void whatComesBackTwiceIsFollowedThroughBothReturns() throws SQLException {
        bank.take(bank.statement().cameBack("1.50", bank.today, "B-1", name(first), "AC04"));
        String second = paidAgain();
        bank.take(bank.statement().transfer("3.50", bank.today, "B-2", name(second)));
        assertThat(finance(share).getString("payout.again[0].state")).isEqualTo("EXECUTED");
        bank.take(bank.statement().cameBack("3.50", bank.today, "B-3", name(second), "AC04"));
        String third = paidAgain();

        JsonPath up = finance(share);
        assertThat(up.getList("payout.again.settlement", String.class)).containsExactly(second, third);
        assertThat(up.getList("payout.again.of", String.class)).containsExactly(first, second);
        assertThat(up.getList("payout.again.state", String.class)).containsExactly("RETURNED", "ORDERED");
        JsonPath own = read("dan", "/v1/tenants/" + market.datahub + "/statements?period=" + month(third));
        assertThat(own.getList("payouts.find { it.settlement == '" + third + "' }.repeats.amount.amount"))
                .isEqualTo(List.of("3.50"));
        assertThat(own.getList("payouts.find { it.settlement == '" + first + "' }.repeatedBy.settlement"))
                .isEqualTo(List.of(second));
        try (Books others = Books.asService(market.gridco);
                Books mine = Books.asService(market.datahub)) {
            String links = "SELECT count(*) FROM payout_again WHERE tenant = ?";
            assertThat(mine.number(links, market.datahub)).isEqualTo(2);
            assertThat(others.number(links, market.datahub)).isZero();
        }
    }

    @Test
    void whatWasPaidAgainForAReturnThatWasNoneIsPaidAgainForAnother() throws SQLException {
        partner.share(170, LONG_AGO);
        String other = settled();
        bank.take(bank.statement().cameBack("1.50", bank.today, "B-1", name(first), "AC04"));
        String second = paidAgain();
        bank.take(bank.statement().cameBack("1.70", bank.today, "B-2", name(other), "AC04"));

        assertThat(bank.undo(entry("B-1")).statusCode()).isEqualTo(200);

        assertThat(payout(first).getList("repeatedBy")).isNullOrEmpty();
        assertThat(finance(share).getList("payout.again")).isEmpty();
        assertThat(payout(other).getList("repeatedBy.settlement")).containsExactly(second);
        assertThat(payout(second).getList("repeats.amount.amount")).containsExactly("1.50");
        String third = paidAgain();
        assertThat(payout(third).getString("total.amount")).isEqualTo("2.20");
        assertThat(payout(third).getList("repeats.settlement")).containsExactly(other);
        assertThat(payout(third).getList("repeats.amount.amount")).containsExactly("0.20");
    }

    @Test
    void whatWasPaidAgainWithoutReasonAndCameBackTooIsNotOwed() throws SQLException {
        bank.take(bank.statement().cameBack("1.50", bank.today, "B-1", name(first), "AC04"));
        String second = paidAgain();
        bank.take(bank.statement().cameBack("3.50", bank.today, "B-2", name(second), "AC04"));

        assertThat(bank.undo(entry("B-1")).statusCode()).isEqualTo(200);

        assertThat(payout(first).getList("repeatedBy")).isNullOrEmpty();
        assertThat(payout(second).getList("repeats")).isNullOrEmpty();
        String third = paidAgain();
        assertThat(payout(third).getString("total.amount")).isEqualTo("4.00");
        assertThat(payout(third).getList("repeats.settlement")).containsExactly(second);
        assertThat(payout(third).getList("repeats.amount.amount")).containsExactly("2.00");
    }

    @Test
    void ofPayoutsFromBeforeTheSameIsWrittenDown() throws SQLException, IOException {
        bank.take(bank.statement().cameBack("1.50", bank.today, "B-1", name(first), "AC04"));
        String second = paidAgain();
        bank.take(bank.statement().cameBack("3.50", bank.today, "B-2", name(second), "AC04"));
        paidAgain();
        String migration;
        try (InputStream file = Objects.requireNonNull(
                ReturnedPayoutTraceTest.class.getResourceAsStream("/db/migration/V33__payouts_again.sql"))) {
            migration = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        String links = "SELECT settlement_id || ' ' || of_settlement || ' ' || minor FROM payout_again WHERE tenant = ?"
                + " ORDER BY 1";
        try (Books owner = Books.asOwner("*")) {
            List<Object> written = owner.query(links, market.datahub);
            owner.update("DELETE FROM payout_again");

            owner.update(migration.substring(migration.indexOf("WITH back AS")));

            assertThat(owner.query(links, market.datahub)).hasSize(2).isEqualTo(written);
        }
    }

    private String entry(String reference) {
        return market.as("fiona")
                .get("/v1/finance/bank-entries?limit=500")
                .path("items.find { it.reference == '" + reference + "' && it.assignments.any { it.tenant == '"
                        + market.datahub + "' } }.id");
    }

    /** A settlement that pays what came back and another share. */
    private String paidAgain() throws SQLException {
        assertThat(market.as("dan")
                        .body(Map.of("holder", "Datahub", "iban", "DE02120300000000202051"))
                        .put("/v1/tenants/{t}/payout-account", market.datahub)
                        .statusCode())
                .isEqualTo(200);
        partner.share(200, LONG_AGO);
        return settled();
    }

    private String settled() {
        String settlement = partner.propose().path("id");
        Response approved = partner.approve(settlement);
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        return settlement;
    }

    private JsonPath accruals(String settlement) {
        return finance("/v1/finance/accruals?settlement=" + settlement + "&partner=" + market.datahub);
    }

    private static List<String> amounts(JsonPath accruals) {
        return accruals.getList("items.amount.amount", String.class);
    }

    private String name(String settlement) {
        return payout(settlement).getString("transfer.name");
    }

    private String month(String settlement) {
        return finance("/v1/finance/settlements?limit=500")
                .getString("items.find { it.id == '" + settlement + "' }.executeOn")
                .substring(0, "2026-12".length());
    }

    private JsonPath payout(String settlement) {
        return finance("/v1/finance/settlements?limit=500")
                .setRootPath("items.find { it.id == '" + settlement + "' }.payouts.find { it.tenant == '"
                        + market.datahub + "' }");
    }

    private JsonPath finance(String path) {
        return read("fiona", path);
    }

    private JsonPath read(String user, String path) {
        Response answered = market.as(user).urlEncodingEnabled(false).get(path);
        assertThat(answered.statusCode()).as(path + ": " + answered.asString()).isEqualTo(200);
        return answered.jsonPath();
    }
}
