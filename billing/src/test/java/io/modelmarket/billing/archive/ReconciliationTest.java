package io.modelmarket.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rollups recounted from the archive: equal, or where not. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ReconciliationTest {

    /** Its hours begin at a quarter to, in UTC. */
    private static final ZoneId NEPAL = ZoneId.of("Asia/Kathmandu");

    @Inject
    ArchiveGapWatch watch;

    @Inject
    ArchiveProgress progress;

    private Market market;
    private Consumer consumer;

    @BeforeEach
    void use() {
        market = Market.open(NEPAL.getId());
        consumer = market.subscribe(market.plan("digits", "0.10"));
    }

    @Test
    void hoursAndMonthsAreThoseOfTheConsumersZone() {
        YearMonth month = YearMonth.now(NEPAL);
        Instant begin = month.atDay(1).atStartOfDay(NEPAL).toInstant();
        consumer.use(3, begin.minusSeconds(1));
        consumer.use(3, begin);
        consumer.send(consumer.next(begin).setVersion("2.0.0").build());
        consumer.send(consumer.next(begin)
                .setOutcome(UsageEvent.Outcome.FAILED)
                .setRows(9)
                .build());
        consumer.use(2, begin.plusSeconds(3600));
        consumer.awaitRequests(month.toString(), 6);

        JsonPath now = reconcile(month);
        assertThat(now.getString("verdict")).as(now.prettify()).isEqualTo("EQUAL");
        assertThat(now.getLong("archived.rollups")).isEqualTo(3);
        assertThat(now.getLong("archived.requests")).isEqualTo(6);
        assertThat(now.getLong("archived.failed")).isEqualTo(1);
        assertThat(now.getLong("archived.rows")).isEqualTo(6);
        assertThat(now.getMap("archived")).isEqualTo(now.getMap("counted"));
        JsonPath before = reconcile(month.minusMonths(1));
        assertThat(before.getString("verdict")).isEqualTo("EQUAL");
        assertThat(before.getLong("counted.requests")).isEqualTo(3);
    }

    @Test
    void findsARollupThatIsGoneOrChanged() throws SQLException {
        YearMonth month = YearMonth.now(NEPAL);
        consumer.use(5, Instant.now());
        consumer.awaitRequests(month.toString(), 5);
        UUID subscription = UUID.fromString(consumer.subscription);
        Books.define("UPDATE usage_rollup SET requests = requests + 1 WHERE subscription_id = '" + subscription + "'");

        JsonPath changed = reconcile(month);
        assertThat(changed.getString("verdict")).isEqualTo("DIFFERENT");
        assertThat(changed.getLong("differences")).isEqualTo(1);
        assertThat(changed.getString("items[0].meter")).isEqualTo("requests");
        assertThat(changed.getString("items[0].subscription")).isEqualTo(consumer.subscription);
        assertThat(changed.getLong("items[0].archived")).isEqualTo(5);
        assertThat(changed.getLong("items[0].counted")).isEqualTo(6);

        Books.define("DELETE FROM usage_rollup WHERE subscription_id = '" + subscription + "'");
        JsonPath gone = reconcile(month);
        assertThat(gone.getString("verdict")).isEqualTo("DIFFERENT");
        assertThat(gone.getList("items.meter", String.class))
                .containsExactlyInAnyOrder("events", "requests", "rows", "compute_micros", "bytes_in", "bytes_out");
        assertThat(gone.getLong("counted.rollups")).isZero();
    }

    /** Sums are the same, and another release's partners would be paid. */
    @Test
    void findsARollupThatAnotherReleaseHas() throws SQLException {
        YearMonth month = YearMonth.now(NEPAL);
        Instant now = Instant.now();
        consumer.use(2, now);
        consumer.send(consumer.next(now).setVersion("2.0.0").build());
        consumer.send(consumer.next(now).setVersion("no\u00a0version").build());
        consumer.awaitRequests(month.toString(), 4);
        assertThat(reconcile(month).getString("verdict")).isEqualTo("EQUAL");

        Books.define("UPDATE usage_rollup SET version = '3.0.0' WHERE version = '2.0.0' AND subscription_id = '"
                + UUID.fromString(consumer.subscription) + "'");

        JsonPath moved = reconcile(month);
        assertThat(moved.getString("verdict")).isEqualTo("DIFFERENT");
        assertThat(moved.getMap("archived")).isEqualTo(moved.getMap("counted"));
        String requests = "items.findAll { it.meter == 'requests' }.";
        assertThat(moved.getList(requests + "release", String.class)).containsExactly("2.0.0", "3.0.0");
        assertThat(moved.getList(requests + "archived", Long.class)).containsExactly(1L, 0L);
        assertThat(moved.getList(requests + "counted", Long.class)).containsExactly(0L, 1L);
    }

    @Test
    void namesAFileThatIsMissingOrChanged() throws IOException, SQLException {
        YearMonth month = YearMonth.now(NEPAL);
        consumer.use(5, Instant.now());
        consumer.awaitRequests(month.toString(), 5);
        assertThat(reconcile(month).getString("verdict")).isEqualTo("EQUAL");
        String path = newest();
        Path file = BillingPlace.place().artifactsFolder().resolve("archive").resolve(path);
        byte[] before = Files.readAllBytes(file);
        byte[] tampered = before.clone();
        tampered[before.length / 2] ^= 1;

        Files.write(file, tampered);
        assertThat(problem(path)).isEqualTo("not what was written");
        Files.delete(file);
        assertThat(problem(path)).isEqualTo("missing");
        Files.write(file, before);
        assertThat(reconcile(month).getString("verdict")).isEqualTo("EQUAL");
    }

    /** As if Kafka had lost records between intake and archive: both are right about what they have read. */
    @Test
    void tellsWhatWasNeverThereToBeArchived() throws SQLException {
        YearMonth month = YearMonth.now(NEPAL);
        consumer.use(5, Instant.now());
        consumer.awaitRequests(month.toString(), 5);
        String own = "missing.findAll { it.node == '" + consumer.node + "' }";
        assertThat(reconcile(month).getList(own)).isEmpty();
        lose("{[2,4)}");

        JsonPath told = reconcile(month);

        assertThat(told.getList(own + ".collect { it.first }", Long.class)).containsExactly(2L);
        assertThat(told.getList(own + ".collect { it.last }", Long.class)).containsExactly(3L);
        watch.look();
        assertThat(progress.gaps()).isPositive();
        lose("{}");
        assertThat(reconcile(month).getList(own)).isEmpty();
    }

    private void lose(String missing) throws SQLException {
        try (Books books = Books.asService("*")) {
            books.update("UPDATE archive_mark SET missing = ?::int8multirange WHERE node = ?", missing, consumer.node);
            books.commit();
        }
    }

    @Test
    void isForFinanceOnly() {
        assertThat(market.as("carla")
                        .get("/v1/finance/reconciliation?period=2026-11")
                        .statusCode())
                .isEqualTo(403);
        assertThat(market.as("fiona").get("/v1/finance/reconciliation").statusCode())
                .isEqualTo(400);
    }

    private String problem(String path) {
        JsonPath found = reconcile(YearMonth.now(NEPAL));
        assertThat(found.getString("verdict")).isEqualTo("DIFFERENT");
        assertThat(found.getLong("differences")).isPositive();
        return found.getString("problems.find { it.path == '" + path + "' }.problem");
    }

    /** The last file of the consumer's partition. */
    private String newest() throws SQLException {
        try (Books books = Books.asService("*")) {
            return (String) books.query(
                            "SELECT path FROM archive_file WHERE merged_into IS NULL AND partition ="
                                    + " (SELECT partition FROM quota_counter WHERE subscription_id = ? LIMIT 1)"
                                    + " ORDER BY last_offset DESC LIMIT 1",
                            UUID.fromString(consumer.subscription))
                    .getFirst();
        }
    }

    private JsonPath reconcile(YearMonth month) {
        return market.as("fiona")
                .get("/v1/finance/reconciliation?period={p}&tenant={t}", month.toString(), market.globex)
                .jsonPath();
    }
}
