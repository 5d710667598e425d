package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bank is told to transfer what waits, under the names that it knows, and nothing else. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PayoutFileTest {

    private static final String INITIATION = "Document.CstmrCdtTrfInitn.";

    private SettledPartner settled;
    private Market market;

    @BeforeEach
    void earn() throws SQLException {
        settled = new SettledPartner();
        market = settled.market;
        settled.partner.share(500, LONG_AGO);
        settled.withGridco(900);
    }

    @Test
    void ordersOnlyWhatTheBankHasNeitherRefusedNorExecuted() {
        String settlement = settled.settle();
        XmlPath all = settled.file(settlement).xmlPath();
        int payouts = all.getInt(INITIATION + "GrpHdr.NbOfTxs");
        assertThat(settled.settlement(settlement).getInt("inFile")).isEqualTo(payouts);
        String name = settled.name(settlement);
        String kept = endToEnd(all, market.gridco);
        assertThat(settled.refuse(settlement, market.datahub).statusCode()).isEqualTo(200);

        Response file = settled.file(settlement);

        XmlPath rest = file.xmlPath();
        assertThat(file.asString()).doesNotContain(market.datahub, name + "<");
        assertThat(rest.getInt(INITIATION + "GrpHdr.NbOfTxs")).isEqualTo(payouts - 1);
        assertThat(new BigDecimal(rest.getString(INITIATION + "GrpHdr.CtrlSum")))
                .isEqualByComparingTo(
                        new BigDecimal(all.getString(INITIATION + "GrpHdr.CtrlSum")).subtract(new BigDecimal("5.00")));
        assertThat(endToEnd(rest, market.gridco)).isEqualTo(kept);
        assertThat(rest.getString(INITIATION + "GrpHdr.MsgId"))
                .hasSizeLessThanOrEqualTo(35)
                .isNotEqualTo(all.getString(INITIATION + "GrpHdr.MsgId"));
        assertThat(settled.settlement(settlement).getInt("inFile")).isEqualTo(payouts - 1);
        assertNothingIsLeftOnceTheRestIsExecuted(settlement, rest);
    }

    private void assertNothingIsLeftOnceTheRestIsExecuted(String settlement, XmlPath rest) {
        BankSide bank = new BankSide(market, "EUR");
        JsonPath debit = bank.entries(bank.take(bank.statement()
                .ordered(
                        rest.getString(INITIATION + "GrpHdr.CtrlSum"),
                        bank.today,
                        "B-1",
                        rest.getString(INITIATION + "GrpHdr.MsgId"))));
        assertThat(debit.getString("items[0].state")).isEqualTo("SETTLED");
        Response none = settled.file(settlement);
        assertThat(none.statusCode()).isEqualTo(409);
        assertThat(none.<String>path("detail")).contains("None of the settlement's", "waits");
        assertThat(settled.settlement(settlement).getInt("inFile")).isZero();
    }

    @Test
    void sharesTheChargesOutsideSepa() throws SQLException {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        Response rate = market.as("fiona")
                .contentType("text/csv")
                .body("date,base,quote,rate,source\n" + today + ",EUR,BGN,2,ECB\n")
                .post("/v1/finance/exchange-rates");
        assertThat(rate.statusCode()).as(rate.asString()).isBetween(200, 299);
        settled.account("dan", market.datahub, Map.of("currency", "BGN", "bic", "ABNANL2A", "country", "NL"));
        XmlPath file = settled.file(settled.settle()).xmlPath();
        String block = INITIATION + "PmtInf.find { it.CdtTrfTxInf[0].Amt.InstdAmt.@Ccy.text() == '";
        assertThat(file.getString(block + "BGN' }.ChrgBr")).isEqualTo("SHAR");
        assertThat(file.getString(block + "BGN' }.PmtTpInf")).isEmpty();
        assertThat(file.getString(block + "EUR' }.ChrgBr")).isEqualTo("SLEV");
    }

    @Test
    void aBankIsNotToldToDoItInThePastOrSomeDay() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (LocalDate day : List.of(today.minusDays(1), today.plusDays(61), LocalDate.of(2999, 1, 1))) {
            Response refused = market.post(
                    "fiona", "/v1/finance/settlements", Map.of("currency", "EUR", "executeOn", day.toString()));
            assertThat(refused.statusCode()).as(day.toString()).isEqualTo(400);
            assertThat(refused.<String>path("detail")).contains("executeOn", today.toString());
        }
    }

    @Test
    void aDayThatIsOverWhenItIsApprovedIsTheDayOfTheApproval() throws SQLException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String id = settled.partner.propose().path("id");
        executeOn(id, today.minusDays(3));
        assertThat(settled.partner.approve(id).<String>path("executeOn")).isIn(next(today));
        assertThat(days(settled.file(id)))
                .isNotEmpty()
                .allSatisfy(day -> assertThat(day).isIn(next(today)));
        assertThat(market.as("dan")
                        .get("/v1/tenants/{t}/self-billed-invoices", market.datahub)
                        .jsonPath()
                        .getList("items.executeOn", String.class))
                .allSatisfy(day -> assertThat(day).isIn(next(today)));
    }

    @Test
    void aFileIsForItsDayUntilThatIsOver() throws SQLException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String id = settled.settle();
        assertThat(days(settled.file(id))).containsOnly(settled.settlement(id).getString("executeOn"));
        executeOn(id, today.minusDays(3));
        assertThat(days(settled.file(id)))
                .isNotEmpty()
                .allSatisfy(day -> assertThat(day).isIn(next(today)));
    }

    private static List<String> days(Response file) {
        return file.xmlPath().getList(INITIATION + "PmtInf.ReqdExctnDt.Dt", String.class);
    }

    /** Today or, where midnight passes while the test runs, tomorrow. */
    private static List<String> next(LocalDate today) {
        return List.of(today.toString(), today.plusDays(1).toString());
    }

    private static void executeOn(String settlement, LocalDate day) throws SQLException {
        Books.tamper(
                "settlement",
                "UPDATE settlement SET execute_on = ?::date WHERE id = ?::uuid",
                day.toString(),
                settlement);
    }

    private static String endToEnd(XmlPath file, String tenant) {
        return file.getString(INITIATION + "PmtInf.CdtTrfTxInf.find { it.RmtInf.Ustrd.text().contains('" + tenant
                + "') }.PmtId.EndToEndId");
    }
}
