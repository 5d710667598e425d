package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.report.job.Reports;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Until when an invoice is to be paid is said as it is issued; no setting of today changes it anywhere. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class DueDateTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private String number;

    @BeforeEach
    void bill() {
        market = Market.open();
        Taxes.german(market);
        Taxes.profile(market, "DE", "DE123456789");
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        consumer.use(1, Instant.now());
        consumer.awaitRequests(month, 1);
        number = market.close(month, true).path("invoices[0].number");
    }

    @Test
    void isSoManyDaysAfterTheDayOfIssueInTheConsumersZone() {
        JsonPath invoice = invoice();
        assertThat(LocalDate.ofInstant(Instant.parse(invoice.getString("owed.dueAt")), Consumer.ZONE))
                .isEqualTo(LocalDate.ofInstant(Instant.parse(invoice.getString("issuedAt")), Consumer.ZONE)
                        .plusDays(30));
    }

    @Test
    void isWhatTheInvoiceSaysEverywhere() throws SQLException, IOException {
        Instant due = Instant.now().minus(5, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
        Books.tamper(
                "invoice",
                "UPDATE invoice SET issued_at = ?::timestamptz - interval '7 days', due_at = ?::timestamptz WHERE number = ?",
                due.toString(),
                due.toString(),
                number);
        String day = LocalDate.ofInstant(due, Consumer.ZONE).toString();

        assertThat(invoice().getString("owed.dueAt")).isEqualTo(due.toString());
        assertThat(invoice().getString("owed.state")).isEqualTo("OVERDUE");
        String path = "/v1/finance/invoices/" + number;
        JsonPath account = market.as("fiona").get(path).jsonPath();
        assertThat(account.getString("account.dueAt")).isEqualTo(due.toString());
        assertThat(account.getString("account.state")).isEqualTo("OVERDUE");
        assertThat(listed("OVERDUE")).isEqualTo(number);
        assertThat(listed("OPEN")).isNull();
        assertThat(printed(path + "/pdf?language=en")).containsPattern("Due\\s+" + day);
        assertThat(market.as("fiona").get(path + "/factur-x.xml").asString())
                .containsPattern("DueDateDateTime>\\s*<[^>]+>" + day.replace("-", "") + "<");
        assertThat(new Reports(market).json(Map.of("kind", "INVOICES", "period", month, "tenant", market.globex)))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("due", day));
        assertThat(market.as("fiona")
                        .get("/v1/finance/receivables")
                        .<String>path("items.find { it.tenant == '" + market.globex + "' }.days1To30.amount"))
                .isEqualTo("1.19");
        market.made("fiona", "/v1/finance/dunning-runs", Map.of());
        JsonPath standing = market.as("carla")
                .get("/v1/tenants/{t}/standing", market.globex)
                .jsonPath();
        assertThat(standing.getString("standing")).isEqualTo("REMINDED");
        assertThat(standing.getString("overdue[0].dueAt")).isEqualTo(due.toString());
        assertThat(standing.getInt("overdue[0].daysLate")).isEqualTo(5);
    }

    private JsonPath invoice() {
        return market.as("carla")
                .get("/v1/tenants/{t}/invoices/{n}", market.globex, number)
                .jsonPath();
    }

    private String listed(String state) {
        return market.as("fiona")
                .get("/v1/finance/invoices?tenant={t}&state={s}", market.globex, state)
                .path("items[0].number");
    }

    private String printed(String path) throws IOException {
        try (PDDocument document = Loader.loadPDF(market.as("fiona").get(path).asByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
