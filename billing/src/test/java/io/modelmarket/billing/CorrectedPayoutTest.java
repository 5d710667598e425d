package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the bank books around a payout makes nobody owe it again, unless it came back. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class CorrectedPayoutTest {

    private SettledPartner settled;
    private Market market;
    private BankSide bank;

    @BeforeEach
    void earn() throws SQLException {
        settled = new SettledPartner();
        market = settled.market;
        bank = new BankSide(market, "EUR");
        settled.partner.share(500, LONG_AGO);
    }

    @Test
    void whatTheBankTakesBackOfItsOwnBookingIsNoPayoutThatCameBack() throws SQLException {
        String settlement = settled.settle();
        String name = settled.name(settlement);
        long before = BankSide.owed(market.datahub);
        bank.take(bank.statement().transfer("5.00", bank.today, "B-1", name));
        String twice = bank.entry(bank.statement().transfer("5.00", bank.today, "B-2", name));

        JsonPath corrected = bank.entries(bank.take(bank.statement().corrected("5.00", bank.today, "B-3", name)));

        assertThat(corrected.getString("items[0].state")).isEqualTo("OPEN");
        assertThat(corrected.getString("items[0].parked")).isEqualTo("PAYOUT_DIFFERS");
        assertThat(corrected.getString("items[0].detail")).contains(name, "EXECUTED", "takesBack");
        assertThat(settled.state(settlement, "state")).isEqualTo("EXECUTED");
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before);

        Response paired = bank.assign("felix", twice, Map.of("takesBack", corrected.getString("items[0].id")));
        assertThat(paired.<String>path("state")).as(paired.asString()).isEqualTo("SETTLED");
        assertThat(entry(corrected.getString("items[0].id")).getString("left.amount"))
                .isEqualTo("0.00");
        assertThat(bank.book("OUTGOING").getString("difference.amount")).isEqualTo("0.00");
        assertThat(bank.book("UNALLOCATED").getString("difference.amount")).isEqualTo("0.00");
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before);
    }

    @Test
    void aPersonMaySayThatItIsOneAllTheSame() throws SQLException {
        String settlement = settled.settle();
        long before = BankSide.owed(market.datahub);
        String corrected = bank.entry(bank.statement().corrected("5.00", bank.today, "B-1", settled.name(settlement)));
        Response said = bank.assign("fiona", corrected, Map.of("payout", settled.name(settlement)));
        assertThat(said.<String>path("state")).as(said.asString()).isEqualTo("SETTLED");
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before + 500);
    }

    @Test
    void lessThanHalfIsNoPayoutThatCameBackHoweverSmallItIs() throws SQLException {
        String settlement = settled.settle();
        long before = BankSide.owed(market.datahub);
        Map<String, String> back = Map.of("payout", settled.name(settlement));
        String cent = bank.entry(bank.statement().credit("0.01", bank.today, "B-1", "return"));
        Response refused = bank.assign("fiona", cent, back);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains("than it gives back", "4.99 EUR is missing");
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before);
        String half = bank.entry(bank.statement().credit("2.50", bank.today, "B-2", "return"));
        assertThat(bank.assign("fiona", half, back).<String>path("state")).isEqualTo("SETTLED");
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before + 500);
    }

    @Test
    void whatTheBankHasChangedASecondPersonSaysIsThePayout() throws SQLException {
        String settlement = inForints();
        String name = settled.name(settlement);
        String reference = "payout/" + settlement + "/" + name.substring(name.indexOf('-') + 1);
        JsonPath debit = bank.entries(bank.take(bank.statement().transfer("5.10", bank.today, "B-1", name)));
        assertThat(debit.getString("items[0].parked")).isEqualTo("PAYOUT_DIFFERS");
        assertThat(debit.getString("items[0].detail")).contains("2000.00 HUF", "the bank has changed it");
        String left = debit.getString("items[0].id");
        assertThat(bank.assign("fiona", left, Map.of("payout", name)).<String>path("detail"))
                .contains("another person");
        assertThat(bank.assign("felix", left, Map.of("payout", name)).<String>path("state"))
                .isEqualTo("SETTLED");
        assertThat(settled.state(settlement, "state")).isEqualTo("EXECUTED");
        assertThat(BankSide.booked(reference))
                .contains("OUTGOING HUF 200000", "LIQUIDITY HUF -200000", "LIQUIDITY EUR 510", "UNEXPLAINED EUR -510");
        assertThat(bank.undo(left).<String>path("state")).isEqualTo("OPEN");
        assertThat(settled.state(settlement, "state")).isEqualTo("ORDERED");
        assertThat(BankSide.booked(reference)).contains("OUTGOING HUF -200000", "UNEXPLAINED EUR 510");
        bank.assign("felix", left, Map.of("payout", name));

        long before = BankSide.owed(market.datahub);
        String back = bank.entry(bank.statement().cameBack("4.80", bank.today, "B-2", name, "AC04"));
        assertThat(bank.assign("fiona", back, Map.of("payout", name)).statusCode())
                .isEqualTo(403);
        assertThat(bank.assign("felix", back, Map.of("payout", name)).<String>path("state"))
                .isEqualTo("SETTLED");
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before + 500);
        assertThat(BankSide.booked(reference)).contains("UNALLOCATED EUR 480", "LIQUIDITY EUR -480");
        for (String book : new String[] {"UNALLOCATED", "UNEXPLAINED"}) {
            assertThat(bank.book(book).getString("difference.amount")).as(book).isEqualTo("0.00");
        }
        assertThat(bank.undo(back).<String>path("state")).isEqualTo("OPEN");
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before);
    }

    /** A settlement that pays datahub in a currency in which the market has no account. */
    private String inForints() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        Response rate = market.as("fiona")
                .contentType("text/csv")
                .body("date,base,quote,rate,source\n" + today + ",EUR,HUF,400,ECB\n")
                .post("/v1/finance/exchange-rates");
        assertThat(rate.statusCode()).as(rate.asString()).isBetween(200, 299);
        assertThat(settled.account("dan", market.datahub, Map.of("currency", "HUF", "bic", "ABNANL2A", "country", "NL"))
                        .statusCode())
                .isEqualTo(200);
        return settled.settle();
    }

    private JsonPath entry(String id) {
        return market.as("fiona")
                .get("/v1/finance/bank-entries?limit=500")
                .jsonPath()
                .setRootPath("items.find { it.id == '" + id + "' }");
    }
}
