package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions that are moved to a version that is sold later: not before, and not inside a period. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class MigrationDueTest {

    private final YearMonth sold = YearMonth.now(Consumer.ZONE).plusMonths(2);

    private Market market;
    private String plan;
    private Consumer consumer;

    @BeforeEach
    void subscribe() {
        market = Market.open();
        plan = market.plan("digits", "0.10");
        consumer = market.subscribe(plan);
    }

    @ParameterizedTest
    @CsvSource({
        "PERIOD_END, Europe/Berlin, 13, 1",
        "PERIOD_END, Asia/Shanghai, 13, 1",
        "PERIOD_END, Europe/Berlin, 1, 0",
        "PERIOD_END, Asia/Shanghai, 1, 1"
    })
    void aPeriodThatHasBegunIsNotInterrupted(String when, String zone, int day, int monthsLater) throws SQLException {
        in(zone);
        Instant effective = sold.atDay(day).atStartOfDay(Consumer.ZONE).toInstant();
        announce(when, effective);
        assertThat(due())
                .isEqualTo(sold.plusMonths(monthsLater)
                        .atDay(1)
                        .atStartOfDay(ZoneId.of(zone))
                        .toInstant());
    }

    @ParameterizedTest
    @CsvSource({"NOW, 0", "NOTICE, 7"})
    void nobodyIsMovedBeforeItIsSold(String when, int noticeDays) {
        Instant effective =
                sold.atDay(13).atTime(LocalTime.NOON).atZone(Consumer.ZONE).toInstant();
        announce(when, effective, noticeDays == 0 ? Map.of() : Map.of("noticeDays", noticeDays));
        assertThat(due()).isEqualTo(effective);
    }

    private void announce(String when, Instant effective) {
        announce(when, effective, Map.of());
    }

    private void announce(String when, Instant effective, Map<String, Object> more) {
        String path = "/v1/tenants/" + market.acme + "/plans/" + plan;
        market.made(
                "alice",
                path + "/versions",
                Map.of("currency", "EUR", "pricePerRequest", "0.20", "effectiveAt", effective.toString()));
        Map<String, Object> migration = new HashMap<>(Map.of("toVersion", 2, "when", when));
        migration.putAll(more);
        market.made("alice", path + "/migrations", migration);
    }

    private Instant due() {
        return Instant.parse(market.as("carla")
                .get("/v1/tenants/{t}/subscriptions", market.globex)
                .jsonPath()
                .getString("items.find { it.id == '" + consumer.subscription + "' }.migration.dueAt"));
    }

    private void in(String zone) throws SQLException {
        Books.tamper(
                "subscription",
                "UPDATE subscription SET time_zone = ? WHERE id = ?",
                zone,
                UUID.fromString(consumer.subscription));
    }
}
