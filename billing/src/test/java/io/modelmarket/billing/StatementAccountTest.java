package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.report.job.Reports;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is carried into a month, earned, taken back and paid comes to what is carried out of it, and to the ledger. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class StatementAccountTest {

    private final YearMonth month = YearMonth.from(Instant.now().atZone(Consumer.ZONE));
    private EarningPartner partner;
    private Market market;

    @BeforeEach
    void earn() throws SQLException {
        partner = EarningPartner.open();
        market = partner.market;
        partner.share(500, LONG_AGO);
        partner.share(-100, Duration.ofMinutes(1));
    }

    @Test
    void addsUpAndTiesToWhatIsPayable() {
        JsonPath account = statement(month);
        assertThat(amount(account, "opening")).isEqualTo("0.00");
        assertThat(amount(account, "accrued")).isEqualTo("6.50");
        assertThat(amount(account, "takenBack")).isEqualTo("1.00");
        assertThat(amount(account, "recouped")).isEqualTo("0.00");
        assertThat(amount(account, "closing")).isEqualTo("5.50");
        assertThat(amount(account, "payable")).isEqualTo("5.50");
        assertThat(amount(account, "difference")).isEqualTo("0.00");
        assertThat(amount(account, "heldBack")).isEqualTo("1.50");
        assertThat(amount(account, "due")).isEqualTo("4.00");
        assertThat(amount(account, "belowMinimum")).isEqualTo("0.00");
        assertThat(account.getString("totals[0].amount")).isEqualTo("5.50");

        JsonPath next = statement(month.plusMonths(1));
        assertThat(amount(next, "opening")).isEqualTo("5.50");
        assertThat(amount(next, "accrued")).isEqualTo("0.00");
        JsonPath before = statement(month.minusMonths(1));
        assertThat(amount(before, "closing")).isEqualTo("0.00");
        assertThat(amount(before, "later")).isEqualTo("5.50");
    }

    @Test
    void whatIsPaidIsInTheMonthOfItsExecutionAndWhatIsTooLittleIsCarriedOn() throws SQLException {
        YearMonth paid = YearMonth.from(LocalDate.now(ZoneOffset.UTC).plusDays(3));
        partner.settle();
        partner.share(50, LONG_AGO);
        JsonPath account = statement(paid);
        assertThat(amount(account, "paid")).isEqualTo("4.00");
        assertThat(amount(account, "closing")).isEqualTo("2.00");
        assertThat(amount(account, "payable")).isEqualTo("2.00");
        assertThat(amount(account, "difference")).isEqualTo("0.00");
        assertThat(amount(account, "due")).isEqualTo("0.50");
        assertThat(amount(account, "minimum")).isEqualTo("1.00");
        assertThat(amount(account, "belowMinimum")).isEqualTo("0.50");
        assertThat(amount(statement(paid.plusMonths(1)), "opening")).isEqualTo("2.00");
    }

    @Test
    void aDifferenceBetweenStatementsAndLedgerIsShown() throws SQLException {
        PayoutTest.owe(market.datahub, 200, LONG_AGO);
        JsonPath account = statement(month);
        assertThat(amount(account, "payable")).isEqualTo("7.50");
        assertThat(amount(account, "difference")).isEqualTo("-2.00");
    }

    @Test
    void isAReportAndFinancesToo() {
        List<Map<String, String>> rows = new Reports(market)
                .json(Map.of("kind", "STATEMENT", "period", month.toString(), "tenant", market.datahub));
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("partner", market.datahub)
                        .containsEntry("opening", "0.00")
                        .containsEntry("accrued", "6.50")
                        .containsEntry("takenBack", "1.00")
                        .containsEntry("closing", "5.50")
                        .containsEntry("difference", "0.00")
                        .containsEntry("heldBack", "1.50"));
        JsonPath finances = market.as("fiona")
                .get("/v1/finance/statements/{t}?period={p}", market.datahub, month.toString())
                .jsonPath();
        assertThat(finances.getList("items")).hasSize(3);
        assertThat(amount(finances, "closing")).isEqualTo("5.50");
        assertThat(market.as("dan")
                        .get("/v1/finance/statements/{t}?period={p}", market.datahub, month.toString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(market.as("gus")
                        .get("/v1/tenants/{t}/statements?period={p}", market.datahub, month.toString())
                        .statusCode())
                .isEqualTo(404);
    }

    private static String amount(JsonPath statement, String what) {
        return statement.getString("accounts[0]." + what + ".amount");
    }

    private JsonPath statement(YearMonth of) {
        return market.as("dan")
                .get("/v1/tenants/{t}/statements?period={p}", market.datahub, of.toString())
                .jsonPath();
    }
}
