package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person bills what goes on; what is over needs two. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class InterimCloseTest {

    private final YearMonth thisMonth = YearMonth.from(Instant.now().atZone(Consumer.ZONE));
    private final YearMonth lastMonth = thisMonth.minusMonths(1);
    private final String now = thisMonth.toString();
    private final String before = lastMonth.toString();
    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void aMonthThatIsOverIsNotBilledByOnePersonAlone() {
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(10, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 10);
        String asked = market.made("fiona", Closes.PATH, Closes.body(market.globex, before, false))
                .path("run.id");
        market.made("felix", Closes.PATH + "/" + asked + "/rejection", Map.of("reason", "the price is wrong"));

        Response alone = market.post("fiona", Closes.PATH, Closes.body(market.globex, before, true));

        assertThat(alone.statusCode()).isEqualTo(422);
        assertThat(alone.<String>path("detail"))
                .contains("is over in Europe/Berlin")
                .contains("another person");
        assertThat(market.report(before).jsonPath().getString("totals[0].invoiced"))
                .isEqualTo("0.00");
    }

    @Test
    void whatAwaitsApprovalIsNotBilledInTheMeantime() throws SQLException {
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(10, Instant.now());
        consumer.awaitRequests(now, 10);
        String asked = market.made("fiona", Closes.PATH, Closes.body(market.globex, before, false))
                .path("run.id");
        // as if the consumer had moved to a zone in which the month goes on
        Books.tamper("close_run", "UPDATE close_run SET period = ? WHERE id = ?::uuid", thisMonth.atDay(1), asked);

        Response meantime = market.post("fiona", Closes.PATH, Closes.body(market.globex, now, true));

        assertThat(meantime.statusCode()).isEqualTo(409);
        assertThat(meantime.<String>path("detail")).contains("awaits approval in close " + asked);
        market.made("felix", Closes.PATH + "/" + asked + "/rejection", Map.of("reason", "it goes on"));
        assertThat(market.close(now, true).<String>path("invoices[0].total.amount"))
                .isEqualTo("1.00");
    }
}
