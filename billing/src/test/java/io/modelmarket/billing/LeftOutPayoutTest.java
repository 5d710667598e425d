package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner whose payout cannot be made as it was proposed is left out, and holds up nobody else. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class LeftOutPayoutTest {

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
    void whoChangesItsAccountInBetweenHoldsUpNobody() throws SQLException {
        long owed = BankSide.owed(market.datahub);
        long gridcos = BankSide.owed(market.gridco);
        String id = settled.partner.propose().path("id");
        String place = settled.settlement(id).getString("payouts.findIndexOf { it.tenant == '" + market.gridco + "' }");
        settled.account("dan", market.datahub, Map.of("iban", "DE02120300000000202051"));

        Response approved = settled.partner.approve(id);

        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        assertThat(approved.<String>path("state")).isEqualTo("APPROVED");
        assertThat(settled.partner.leftOut(approved)).contains("another payout account", "propose anew");
        assertThat(approved.<String>path("omitted.find { it.tenant == '" + market.datahub + "' }.code"))
                .isEqualTo("ACCOUNT_CHANGED");
        JsonPath settlement = settled.settlement(id);
        assertThat(settlement.getList("payouts.tenant", String.class))
                .contains(market.gridco)
                .doesNotContain(market.datahub);
        assertThat(settlement.getInt("inFile"))
                .isEqualTo(settlement.getList("payouts").size());
        assertThat(BankSide.owed(market.datahub)).isEqualTo(owed);
        assertThat(BankSide.owed(market.gridco)).isEqualTo(gridcos - 900);
        assertThat(settled.file(id).asString())
                .contains("<EndToEndId>" + id.replace("-", "").substring(0, 24) + "-" + (Integer.parseInt(place) + 1)
                        + "</EndToEndId>")
                .doesNotContain(market.datahub);
        assertThat(settled.partner.approve(id).asString()).isEqualTo(approved.asString());
        BankSide bank = new BankSide(market, "EUR");
        bank.take(bank.statement());
        assertThat(bank.book("OUTGOING").getString("difference.amount")).isEqualTo("0.00");
    }

    @Test
    void whoWasLeftOutSeesNothingOfItAndIsPaidNextTime() throws SQLException {
        String id = settled.partner.propose().path("id");
        settled.account("dan", market.datahub, Map.of("iban", "DE02120300000000202051"));
        settled.partner.approve(id);
        String month = YearMonth.from(LocalDate.now(ZoneOffset.UTC).plusDays(3)).toString();
        assertThat(market.as("dan")
                        .get("/v1/tenants/" + market.datahub + "/statements?period=" + month)
                        .jsonPath()
                        .getList("payouts"))
                .isEmpty();
        String count = "SELECT count(*) FROM settlement WHERE id = ?";
        try (Books left = Books.asService(market.datahub);
                Books paid = Books.asService(market.gridco)) {
            assertThat(left.number(count, UUID.fromString(id))).isZero();
            assertThat(paid.number(count, UUID.fromString(id))).isEqualTo(1);
        }
        assertThat(market.as("fiona")
                        .get("/v1/finance/statements/" + market.datahub + "?period=" + month)
                        .jsonPath()
                        .getList("accounts.paid.amount", String.class))
                .isNotEmpty()
                .allMatch(paid -> new BigDecimal(paid).signum() == 0);
        String next = settled.settle();
        assertThat(settled.state(next, "state")).isEqualTo("ORDERED");
        assertThat(settled.settlement(next)
                        .getString("payouts.find { it.tenant == '" + market.datahub + "' }.total.amount"))
                .isEqualTo("5.00");
    }

    @Test
    void whatIsApprovedIsNotLeftOutAnyMore() throws SQLException {
        String id = settled.settle();
        try (Books books = Books.asService("*")) {
            assertThatThrownBy(() -> books.update(
                            "UPDATE payout SET left_out = true WHERE settlement_id = ?", UUID.fromString(id)))
                    .hasMessageContaining("stays as it is");
        }
        try (Books books = Books.asService("*")) {
            assertThatThrownBy(() -> books.update(
                            "UPDATE payout SET amount_minor = 1 WHERE settlement_id = ?", UUID.fromString(id)))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void anAccrualIsUnpaidUntilItsPayoutIsApproved() throws SQLException {
        String unpaid = "SELECT count(*) FROM accrual_unpaid u JOIN accrual a ON a.id = u.accrual_id"
                + " WHERE u.tenant = ? AND a.accrued_at < now() - interval '30 days'";
        try (Books books = Books.asService("*")) {
            assertThat(books.number(unpaid, market.datahub)).isEqualTo(1);
        }
        settled.settle();
        try (Books books = Books.asService("*");
                Books own = Books.asService(market.datahub)) {
            assertThat(books.number(unpaid, market.datahub)).isZero();
            assertThat(books.number("SELECT count(*) FROM accrual a WHERE a.role <> 'PLATFORM' AND a.amount_minor <> 0"
                            + " AND NOT EXISTS (SELECT 1 FROM payout_accrual p WHERE p.accrual_id = a.id)"))
                    .isEqualTo(books.number("SELECT count(*) FROM accrual_unpaid"));
            assertThat(own.number("SELECT count(*) FROM accrual_unpaid")).isZero();
            assertThatThrownBy(() -> books.update("DELETE FROM accrual_unpaid"))
                    .hasMessageContaining("permission denied");
        }
    }
}
