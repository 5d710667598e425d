package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent's revenue is its part, a principal's is all of it. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class RecognitionTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Reports reports;

    @BeforeEach
    void open() {
        market = Market.open();
        reports = new Reports(market);
    }

    @Test
    void asAnAgentItIsThePlatformsPart() throws IOException {
        String id = market.agree(Map.of("shares", market.usualShares()), "dan", "gus", "fiona");
        assertThat(recognition(id)).isEqualTo("AGENT");
        bill();

        assertThat(revenue()).containsEntry("gross", "10.00").containsEntry("recognised", "1.00");
    }

    @Test
    void asAPrincipalItIsAllOfItLessWhatWasCredited() throws IOException {
        String id =
                market.agree(Map.of("shares", market.usualShares(), "recognition", "PRINCIPAL"), "dan", "gus", "fiona");
        assertThat(recognition(id)).isEqualTo("PRINCIPAL");
        String invoice = bill();
        assertThat(revenue()).containsEntry("gross", "10.00").containsEntry("recognised", "10.00");

        market.made(
                "fiona",
                "/v1/finance/invoices/" + invoice + "/credit-notes",
                Map.of("reason", "test", "lines", List.of(Map.of("line", 1, "amount", "4.00"))));

        assertThat(revenue()).containsEntry("gross", "6.00").containsEntry("recognised", "6.00");
    }

    @Test
    void anothersRevenueIsNotThePlatforms() throws IOException, SQLException {
        for (String recognition : List.of("AGENT", "PRINCIPAL")) {
            market = Market.open();
            reports = new Reports(market);
            String id = market.agree(
                    Map.of("shares", market.usualShares(), "recognition", recognition), "dan", "gus", "fiona");
            try (Books books = Books.asOwner("*")) {
                books.update(
                        "UPDATE agreement_share SET role = 'PLATFORM' WHERE agreement_id = ? AND participant = ?",
                        UUID.fromString(id),
                        market.datahub);
                books.commit();
            }
            bill();
            assertThat(revenue()).containsEntry("recognised", recognition.equals("AGENT") ? "1.00" : "10.00");
        }
    }

    private String recognition(String agreement) {
        return market.as("alice")
                .get("/v1/tenants/{t}/agreements/{a}", market.acme, agreement)
                .path("recognition");
    }

    private String bill() {
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        consumer.send(consumer.next(Instant.now()).setRequests(10).build());
        market.topics.flush();
        consumer.awaitRequests(month, 10);
        return market.close(month, true).path("invoices[0].number");
    }

    private Map<String, String> revenue() throws IOException {
        List<Map<String, String>> rows =
                reports.rows(Map.of("kind", "REVENUE", "period", month, "tenant", market.globex));
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
