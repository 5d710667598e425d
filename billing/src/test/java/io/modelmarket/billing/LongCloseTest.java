package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A close whose transactions take longer than transactions usually may: freezing is let, and what issues too many
 * consumers at once goes on with half of them.
 */
@QuarkusTest
@TestProfile(LongCloseTest.ShortTransactions.class)
@QuarkusTestResource(BillingPlace.class)
class LongCloseTest {

    private static final int USUAL_SECONDS = 4;
    private static final int ISSUE_SECONDS = 9;
    /** Longer than usual, and so long that two take longer than issuing may. */
    private static final int EACH_SECONDS = 5;

    private final YearMonth lastMonth =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).minusMonths(1);

    @Test
    void isFrozenAndIssuedHoweverLongThatTakes() throws SQLException {
        List<Market> markets = List.of(Market.open(), Market.open());
        for (Market market : markets) {
            Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
            consumer.use(10, Consumer.within(lastMonth));
            consumer.awaitRequests(lastMonth.toString(), 10);
        }
        Books.define(
                "CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(" + EACH_SECONDS
                        + "); RETURN NEW; END $$",
                "CREATE TRIGGER dawdles BEFORE INSERT ON close_event FOR EACH ROW"
                        + " WHEN (NEW.what = 'REQUESTED') EXECUTE FUNCTION dawdle()",
                "CREATE TRIGGER dawdles BEFORE INSERT ON invoice FOR EACH ROW EXECUTE FUNCTION dawdle()");

        Map<String, Object> month = Map.of("period", lastMonth.toString(), "interim", false);
        Response frozen = markets.getFirst()
                .as("fiona")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(month)
                .post("/v1/finance/closes");
        assertThat(frozen.statusCode()).as(frozen.asString()).isLessThan(300);
        assertThat(frozen.<Integer>path("run.sums[0].drafts")).isEqualTo(2);

        Response approved =
                markets.getFirst().post("felix", "/v1/finance/closes/" + frozen.path("run.id") + "/approval", "");
        assertThat(approved.statusCode()).as(approved.asString()).isLessThan(300);
        JsonPath run = approved.jsonPath();
        assertThat(run.getString("run.state")).isEqualTo("LOCKED");
        assertThat(run.getInt("issued")).isEqualTo(2);
        try (Books books = Books.asService("*")) {
            assertThat(books.query("SELECT last FROM invoice_series"))
                    .as("numbers of the attempt that took too long are used again")
                    .containsExactly(2L);
        }
    }

    /** As in production, only that transactions are short enough to be outlasted here. */
    public static final class ShortTransactions implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.transaction-manager.default-transaction-timeout",
                    USUAL_SECONDS + "s",
                    "market.close.issue-within",
                    ISSUE_SECONDS + "s");
        }
    }
}
