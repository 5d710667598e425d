package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.bank.CamtFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves the bank is in the ledger from the day it left; it is what the statement says, or finance. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class BankDebitsTest {

    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void aFileThatIsBookedAsOneDebitExecutesAllItsPayoutsOnce() throws SQLException {
        EarningPartner partner = EarningPartner.open();
        market = partner.market;
        BankSide bank = new BankSide(market, "EUR");
        partner.share(500, LONG_AGO);
        assertThat(market.as("gus")
                        .body(Map.of("holder", "Gridco", "iban", "NL91ABNA0417164300"))
                        .put("/v1/tenants/{t}/payout-account", market.gridco)
                        .statusCode())
                .isEqualTo(200);
        PayoutTest.owe(market.gridco, 900, LONG_AGO);
        String settlement = partner.propose().path("id");
        partner.approve(settlement);
        XmlPath file = market.as("fiona")
                .get("/v1/finance/settlements/" + settlement + "/pain.001")
                .xmlPath()
                .setRootPath("Document.CstmrCdtTrfInitn.PmtInf");
        assertThat(outgoing(settlement)).isEqualTo(file.getInt("NbOfTxs"));
        JsonPath page =
                market.as("fiona").get("/v1/finance/outgoing-payouts?limit=1").jsonPath();
        assertThat(page.getList("items")).hasSize(1);
        assertThat(market.as("fiona")
                        .get("/v1/finance/outgoing-payouts?limit=1&cursor=" + page.getString("next"))
                        .<String>path("items[0].name"))
                .isNotEqualTo(page.getString("items[0].name"));

        CamtFile wrong = bank.statement().ordered("0.01", bank.today, "B-0", file.getString("PmtInfId"));
        assertThat(bank.entries(bank.take(wrong)).getString("items[0].parked")).isEqualTo("PAYOUT_DIFFERS");
        CamtFile whole =
                bank.statement().ordered(file.getString("CtrlSum"), bank.today, "B-1", file.getString("PmtInfId"));
        JsonPath entry = bank.entries(bank.take(whole));
        assertThat(entry.getString("items[0].state")).isEqualTo("SETTLED");
        assertThat(entry.getList("items[0].assignments.tenant")).contains(market.datahub, market.gridco);
        assertThat(outgoing(settlement)).isZero();
        assertThat(bank.take(whole).getInt("counts.known")).isEqualTo(1);
        assertThat(BankSide.booked("bank-entry/" + entry.getString("items[0].id")))
                .hasSize(2);
        assertThat(bank.book("OUTGOING").getString("difference.amount")).isEqualTo("0.00");
        assertThat(bank.book("UNEXPLAINED").getString("difference.amount")).isEqualTo("0.00");
    }

    @Test
    void aBatchThatNamesNothingIsTheOneSettlementThatComesToIt() throws SQLException {
        EarningPartner partner = EarningPartner.open();
        market = partner.market;
        partner.share(12_347, LONG_AGO);
        market.as("gus")
                .body(Map.of("holder", "Gridco", "iban", "NL91ABNA0417164300"))
                .put("/v1/tenants/{t}/payout-account", market.gridco);
        PayoutTest.owe(market.gridco, 901, LONG_AGO);
        String settlement = partner.propose().path("id");
        partner.approve(settlement);
        String sum = market.as("fiona")
                .get("/v1/finance/settlements/" + settlement + "/pain.001")
                .xmlPath()
                .getString("Document.CstmrCdtTrfInitn.GrpHdr.CtrlSum");
        BankSide bank = new BankSide(market, "EUR");
        JsonPath entry = bank.entries(bank.take(bank.statement().ordered(sum, bank.today, "B-1", "")));
        assertThat(entry.getList("items[0].assignments.settlement")).containsOnly(settlement);
        Response undone = bank.undo(entry.getString("items[0].id"));
        assertThat(undone.<String>path("state")).isEqualTo("OPEN");
        assertThat(outgoing(settlement)).isEqualTo(1);
        Response rest = bank.assign("felix", entry.getString("items[0].id"), Map.of("settlement", settlement));
        assertThat(rest.<String>path("state")).as(rest.asString()).isEqualTo("SETTLED");
    }

    @Test
    void whatLeftTheLedgersBankWithItsApprovalIsNotOnItsWay() throws SQLException {
        EarningPartner partner = EarningPartner.open();
        market = partner.market;
        partner.share(12_353, LONG_AGO);
        market.as("gus")
                .body(Map.of("holder", "Gridco", "iban", "NL91ABNA0417164300"))
                .put("/v1/tenants/{t}/payout-account", market.gridco);
        PayoutTest.owe(market.gridco, 907, LONG_AGO);
        Response settlement = partner.approve(partner.propose().path("id"));
        String id = settlement.path("id");
        through("BANK", id);
        assertThat(outgoing(id)).isZero();
        String sum = market.as("fiona")
                .get("/v1/finance/settlements/" + id + "/pain.001")
                .xmlPath()
                .getString("Document.CstmrCdtTrfInitn.GrpHdr.CtrlSum");
        BankSide bank = new BankSide(market, "EUR");
        JsonPath entry = bank.entries(bank.take(bank.statement().ordered(sum, bank.today, "B-1", "")));
        assertThat(entry.getString("items[0].parked")).isEqualTo("DEBIT");
        through("OUTGOING", id);
        assertThat(bank.assign("felix", entry.getString("items[0].id"), Map.of("settlement", id))
                        .<String>path("state"))
                .isEqualTo("SETTLED");
    }

    @Test
    void chargesAreFeesAndOtherDebitsWantASecondPerson() throws SQLException {
        BankSide bank = new BankSide(market, "EUR");
        String charge = bank.entry(bank.statement().charge("0.30", bank.today, "B-1"));
        assertThat(BankSide.booked("bank-entry/" + charge))
                .containsExactlyInAnyOrder("BANK EUR -30", "UNEXPLAINED EUR 30");
        Map<String, String> fee = Map.of("account", "BANK_FEES", "reason", "account fees of November");
        Response booked = bank.assign("fiona", charge, fee);
        assertThat(booked.<String>path("state")).as(booked.asString()).isEqualTo("SETTLED");
        assertThat(booked.<String>path("parked")).isEqualTo("CHARGE");
        assertThat(BankSide.booked("bank-entry/" + charge)).contains("UNEXPLAINED EUR -30", "BANK_FEES EUR 30");
        assertThat(bank.assign("felix", charge, fee).statusCode()).isEqualTo(409);
        assertThat(bank.undo(charge).<String>path("state")).isEqualTo("OPEN");
        assertThat(BankSide.booked("bank-entry/" + charge)).contains("BANK_FEES EUR -30");

        String other = bank.entry(bank.statement().debit("9.00", bank.today, "B-2", false));
        Map<String, String> rent = Map.of("account", "BANK_OTHER", "reason", "rent");
        assertThat(bank.assign("fiona", other, rent).<String>path("detail")).contains("another person");
        assertThat(market.post("fiona", BankSide.ENTRIES + other + "/set-aside", Map.of("reason", "rent"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(bank.assign("felix", other, Map.of("account", "BANK_OTHER", "reason", " "))
                        .statusCode())
                .isEqualTo(400);
        assertThat(bank.assign("felix", other, rent).<String>path("assignments[0].account"))
                .isEqualTo("BANK_OTHER");
        assertThat(bank.assign("felix", charge, Map.of("account", "BANK_FEES")).statusCode())
                .isEqualTo(400);
        assertThat(bank.assign("felix", charge, Map.of("account", "REVENUE", "reason", "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(bank.assign("felix", charge, Map.of("payout", "nobody's")).statusCode())
                .isEqualTo(404);
        assertThat(bank.assign("felix", charge, Map.of("settlement", UUID.randomUUID()))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatIsSentBackIsOnItsWayUntilADebitSaysThatItLeft() throws SQLException {
        BankSide bank = new BankSide(market, "EUR");
        String came = bank.entry(bank.statement().credit("7.00", bank.today, "B-1", "for whom?"));
        market.made("fiona", BankSide.ENTRIES + came + "/return", Map.of("amount", "3.00", "reason", "too much"));
        assertThat(BankSide.booked("bank-entry/" + came)).contains("OUTGOING EUR -300");
        String left = bank.entry(bank.statement().debit("5.00", bank.today, "B-2", false));
        assertThat(bank.assign("fiona", left, Map.of("takesBack", came)).<String>path("detail"))
                .contains("another person");
        assertThat(bank.assign("fiona", left, Map.of("takesBack", came, "amount", "3.00"))
                        .<String>path("left.amount"))
                .isEqualTo("2.00");
        bank.undo(left);
        assertThat(bank.assign("felix", left, Map.of("takesBack", came)).<String>path("state"))
                .isEqualTo("SETTLED");
        assertThat(entry(came).getString("left.amount")).isEqualTo("2.00");
        assertThat(entry(came).getString("returned.amount")).isEqualTo("5.00");
        assertThat(BankSide.booked("bank-entry/" + left)).contains("UNEXPLAINED EUR -500", "OUTGOING EUR 500");
        assertThat(bank.book("OUTGOING").getString("difference.amount")).isEqualTo("0.00");
        String more = bank.entry(bank.statement().debit("2.01", bank.today, "B-3", false));
        assertThat(bank.assign("felix", more, Map.of("takesBack", came)).<String>path("detail"))
                .contains("2.00 EUR is left and 0.00 EUR on its way");
        assertThat(bank.undo(left).<String>path("left.amount")).isEqualTo("5.00");
        assertThat(entry(came).getString("left.amount")).isEqualTo("4.00");
        assertThat(bank.undo(came).<String>path("left.amount")).isEqualTo("7.00");
        assertThat(bank.book("UNALLOCATED").getString("difference.amount")).isEqualTo("0.00");
    }

    @Test
    void theBankAndTheBooksAreTheSameAndAGapIsTold() {
        BankSide bank = new BankSide(market, "PLN");
        CamtFile first = bank.statement()
                .credit("10.00", bank.today, "B-1", "from somebody")
                .pending("3.00", bank.today);
        assertThat(bank.take(first).getInt("counts.announced")).isEqualTo(1);
        CamtFile second = bank.statement().charge("0.50", bank.today, "B-2");
        bank.take(second);
        assertThat(bank.take(first).getInt("counts.known")).isEqualTo(1);
        bank.take(new CamtFile(bank.account, "S-0", "PLN")
                .credit("10.00", bank.today, "B-1", "from somebody")
                .charge("0.50", bank.today, "B-2"));
        assertThat(bank.reconciled().getString("closing.amount")).isEqualTo("109.50");
        assertThat(bank.reconciled().getString("debits.amount")).isEqualTo("-0.50");
        assertThat(bank.reconciled().getList("gaps")).isEmpty();
        assertThat(bank.reconciled().getString("difference.amount")).isEqualTo("0.00");
        assertThat(bank.book("BANK").getString("difference.amount")).isEqualTo("100.00");
        String opening = "/v1/finance/bank-accounts/" + bank.account + "/PLN/opening";
        Map<String, String> why = Map.of("reason", "the company's own");
        assertThat(market.post("fiona", opening, why).<String>path("amount.amount"))
                .isEqualTo("100.00");
        assertThat(bank.book("BANK").getString("difference.amount")).isEqualTo("0.00");
        assertThat(bank.reconciled().getString("booked.amount")).isEqualTo("100.00");
        assertThat(market.post("fiona", opening, why).statusCode()).isEqualTo(409);

        bank.take(bank.statement().skipping("-4.00").charge("1.00", bank.today, "B-3"));
        JsonPath gap = bank.reconciled();
        assertThat(gap.getList("gaps.missing.amount")).containsExactly("-4.00");
        assertThat(gap.getList("gaps.expected.amount")).containsExactly("109.50");
        assertThat(gap.getString("difference.amount")).isEqualTo("-4.00");
        assertThat(bank.book("BANK").getString("difference.amount")).isEqualTo("-4.00");
        assertThat(market.as("fiona").get("/v1/finance/bank-reconciliation").<Boolean>path("reconciled"))
                .isFalse();
        assertThat(market.post("felix", opening + "/reversal", why).statusCode())
                .isEqualTo(200);
        assertThat(market.post("fiona", opening, Map.of("amount", "-1", "reason", "x"))
                        .statusCode())
                .isEqualTo(201);
        market.post("felix", opening + "/reversal", why);
    }

    @Test
    void isForFinanceOnly() throws SQLException {
        BankSide bank = new BankSide(market, "EUR");
        String charge = bank.entry(bank.statement().charge("0.30", bank.today, "B-1"));
        for (String user : List.of("carla", "alice", "olga")) {
            assertThat(market.as(user).get("/v1/finance/bank-reconciliation").statusCode())
                    .isEqualTo(403);
            assertThat(market.as(user).get("/v1/finance/outgoing-payouts").statusCode())
                    .isEqualTo(403);
            assertThat(bank.assign(user, charge, Map.of("account", "BANK_FEES", "reason", "x"))
                            .statusCode())
                    .isEqualTo(403);
        }
        for (String tenant : List.of(market.globex, market.acme, "")) {
            try (Books books = Books.asService(tenant)) {
                for (String table : List.of("bank_entry_use", "bank_statement_known", "bank_opening", "payout_event")) {
                    assertThat(books.number("SELECT count(*) FROM " + table))
                            .as(table)
                            .isZero();
                }
            }
        }
    }

    /** As if it had been approved before or after debits were booked. */
    private static void through(String account, String settlement) throws SQLException {
        try (Books books = Books.asOwner("*")) {
            books.update("UPDATE payout SET through = ? WHERE settlement_id = ?", account, UUID.fromString(settlement));
            books.commit();
        }
    }

    private JsonPath entry(String id) {
        return market.as("fiona")
                .get("/v1/finance/bank-entries?limit=500")
                .jsonPath()
                .setRootPath("items.find { it.id == '" + id + "' }");
    }

    private int outgoing(String settlement) {
        return market.as("fiona")
                .get("/v1/finance/outgoing-payouts?limit=1000")
                .jsonPath()
                .getList("items.findAll { it.settlement == '" + settlement + "' }")
                .size();
    }
}
