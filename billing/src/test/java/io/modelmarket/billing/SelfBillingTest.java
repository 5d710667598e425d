package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mustangproject.validator.ZUGFeRDValidator;

/** What a settlement pays is invoiced in the partner's name where it has agreed, once, and says why where it is not. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class SelfBillingTest {

    private EarningPartner partner;
    private Market market;

    @BeforeEach
    void earn() {
        partner = EarningPartner.open();
        market = partner.market;
    }

    @Test
    void isIssuedOnceWithWhatCreditNotesTakeBackAndReadByItsPartnerOnly() throws SQLException, IOException {
        partner.agree();
        partner.profile("AT", "ATU12345678");
        partner.share(500, LONG_AGO);
        partner.share(-100, Duration.ofMinutes(1));
        assertThat(partner.settle()).isEqualTo("ISSUED");
        partner.share(300, LONG_AGO);
        assertThat(partner.settle()).isEqualTo("ISSUED");

        JsonPath list = partner.own("").jsonPath();
        assertThat(list.getList("items.number")).containsExactly(partner.number(2), partner.number(1));
        JsonPath first = partner.own("/" + partner.number(1)).jsonPath();
        assertThat(first.getString("total.amount")).isEqualTo("4.00");
        assertThat(first.getList("lines.amount.amount")).containsExactly("5.00", "-1.00");
        assertThat(first.getList("lines.correction")).containsExactly(false, true);
        assertThat(first.getString("taxes[0].treatment")).isEqualTo("REVERSE_CHARGE");
        assertThat(first.getString("parties.seller.vatId")).isEqualTo("ATU12345678");
        assertThat(first.getString("parties.buyer.legalName")).isEqualTo("Modelmarket GmbH");
        assertThat(partner.own("/" + partner.number(2)).<String>path("total.amount"))
                .isEqualTo("3.00");
        assertThat(partner.finances("?tenant=" + market.datahub).jsonPath().getList("items.number"))
                .containsExactly(partner.number(2), partner.number(1));

        assertThat(EarningPartner.text(partner.own("/" + partner.number(1) + "/pdf?language=zh-CN")))
                .contains("自开账单 " + partner.number(1), "4.00 EUR", "反向征收");
        ZUGFeRDValidator validator = new ZUGFeRDValidator();
        String report = validator.validate(
                partner.finances("/" + partner.number(1) + "/factur-x").asByteArray(), "sb.pdf");
        assertThat(validator.wasCompletelyValid()).as(report).isTrue();
        assertThat(partner.own("/" + partner.number(1) + "/factur-x.xml").asString())
                .contains("<ram:TypeCode>389</ram:TypeCode>");
        assertNobodyElses();
    }

    @Test
    void saysWhyThereIsNoneAndLeavesNoGap() throws SQLException {
        assertThat(partner.consent().<Boolean>path("agreed")).isFalse();
        partner.share(200, LONG_AGO);
        assertThat(partner.settle()).isEqualTo("NOT_AGREED");
        partner.agree();
        partner.share(200, LONG_AGO);
        assertThat(partner.settle()).isEqualTo("NO_PROFILE");
        partner.profile("AT", "ATU12345678");
        PayoutTest.owe(market.datahub, 200, LONG_AGO);
        assertLeftOut();
        partner.say(Map.of("agreed", false));
        assertThat(partner.settle()).isEqualTo("NOT_AGREED");
        partner.agree();
        assertThat(partner.own("").jsonPath().getList("items")).isEmpty();
        partner.share(200, LONG_AGO);
        assertThat(partner.settle()).isEqualTo("ISSUED");
        assertThat(partner.own("").jsonPath().getList("items.number")).containsExactly(partner.number(1));
        partner.say(Map.of("agreed", false));
        partner.share(200, LONG_AGO);
        assertThat(partner.settle()).isEqualTo("NOT_AGREED");
        assertThat(partner.say(Map.of()).statusCode()).isEqualTo(400);
        for (String number : new String[] {"registration", "taxNumber"}) {
            assertThat(partner.say(Map.of("agreed", true, number, " ")).statusCode())
                    .isEqualTo(400);
        }
    }

    /** What is owed is more than the shares that are known. */
    private void assertLeftOut() {
        Response refused = market.post(
                "fiona",
                "/v1/finance/settlements",
                Map.of(
                        "currency",
                        "EUR",
                        "executeOn",
                        LocalDate.now(ZoneOffset.UTC).plusDays(3).toString()));
        String left = refused.statusCode() == 409
                ? refused.path("detail")
                : refused.<String>path("omitted.find { it.tenant == '" + market.datahub + "' }.reason");
        assertThat(left).as(refused.asString()).contains("not the sum of its shares");
        assertThat(refused.asString()).contains(market.datahub);
    }

    private void assertNobodyElses() throws SQLException {
        String path = "/self-billed-invoices/" + partner.number(1);
        for (String tenant : new String[] {market.datahub, market.gridco}) {
            for (String file : new String[] {"", "/pdf", "/factur-x.xml"}) {
                assertThat(market.as("gus")
                                .get("/v1/tenants/" + tenant + path + file)
                                .statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(market.as("dan").get("/v1/finance" + path).statusCode()).isEqualTo(403);
        for (String table : new String[] {"self_billed_invoice", "self_billed_line", "payout_document"}) {
            assertThat(rows(table, market.datahub)).as(table).isPositive();
            assertThat(rows(table, market.gridco)).as(table).isZero();
        }
    }

    private long rows(String table, String reader) throws SQLException {
        try (Books books = Books.asService(reader)) {
            return books.number("SELECT count(*) FROM " + table + " WHERE tenant = ?", market.datahub);
        }
    }
}
