package io.modelmarket.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were written before events had all the fields they have now. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class OlderFilesTest {

    private static final MemorySize MEMORY = new MemorySize(BigInteger.valueOf(64L << 20));
    private static final UUID SUBSCRIPTION = UUID.randomUUID();
    private static final UUID PLAN = UUID.randomUUID();

    @TempDir
    Path folder;

    @Test
    void areCountedWithNothingOfWhatTheyDoNotHave() throws SQLException {
        Path older = write("older", 0, "ALTER TABLE event DROP tokens_in", "ALTER TABLE event DROP tokens_out");
        Path newer = write("newer", 1);
        assertThat(totals(List.of(older)).requests()).isEqualTo(2);
        assertThat(totals(List.of(older)).tokensIn()).isZero();
        assertThat(totals(List.of(older, newer)).requests()).isEqualTo(4);
        assertThat(totals(List.of(older, newer)).tokensIn()).isEqualTo(7);
        assertThat(totals(List.of(older, newer)).tokensOut()).isEqualTo(5);
    }

    @Test
    void whatIntakeIsNotThroughWithIsLeftOutAndSeveralSumsAddUp() throws SQLException {
        Path first = write("first", 0);
        Path second = write("second", 1, "UPDATE event SET outcome = 'FAILED'");
        try (Recount recount = new Recount(store(), YearMonth.of(2026, 11))) {
            recount.upTo(Map.of(0, 1L));
            recount.sum(List.of(first, second), true, null);
            recount.sum(List.of(second), false, null);
            recount.roll(Map.of(SUBSCRIPTION, ZoneOffset.UTC));
            assertThat(recount.recountedTotals().events()).isEqualTo(2);
            assertThat(recount.recountedTotals().requests()).isEqualTo(2);
            assertThat(recount.recountedTotals().failed()).isEqualTo(2);
            assertThat(recount.recountedTotals().tokensIn()).isEqualTo(7);
        }
    }

    @Test
    void sayNothingOfRegionsAndOneRegionIsThatOfAllThatWasServed() throws SQLException {
        Path older = write("older", 0, "ALTER TABLE event DROP region");
        Path west = write("west", 1, "UPDATE event SET region = 'eu-west'");
        Path failed = write("failed", 2, "UPDATE event SET region = 'us-east', outcome = 'FAILED'");
        Path later = write("later", 3, "UPDATE event SET region = 'us-east', finished_at = '2026-11-30 23:59:00'");
        assertThat(regions(ZoneOffset.UTC, older)).isEmpty();
        assertThat(regions(ZoneOffset.UTC, west, failed)).containsOnly("eu-west");
        assertThat(regions(ZoneOffset.UTC, older, west)).isEmpty();
        assertThat(regions(ZoneOffset.UTC, west, later)).isEmpty();
        assertThat(regions(ZoneOffset.ofHours(1), west, later)).containsOnly("eu-west");
    }

    private Collection<String> regions(ZoneOffset zone, Path... files) throws SQLException {
        try (ServedRegions regions = new ServedRegions(store(), YearMonth.of(2026, 11), Map.of(0, 10L), null)) {
            for (Path file : files) {
                regions.look(List.of(file), true);
            }
            return regions.regions(Map.of(SUBSCRIPTION, zone)).values();
        }
    }

    private ReconciliationView.Totals totals(List<Path> files) throws SQLException {
        try (Recount recount = new Recount(store(), YearMonth.of(2026, 11))) {
            recount.upTo(Map.of(0, 10L));
            recount.sum(files, true, null);
            recount.roll(Map.of(SUBSCRIPTION, ZoneOffset.UTC));
            return recount.recountedTotals();
        }
    }

    private Path write(String name, int offset, String... changes) {
        Path file = folder.resolve(name + ".parquet");
        try (ColumnStore store = store()) {
            store.execute(EventBuffer.TABLE);
            store.update("""
                    INSERT INTO event (kafka_partition, kafka_offset, verdict, tenant, subscription_id, plan_id,
                        plan_version, outcome, requests, rows, compute_micros, bytes_in, bytes_out, tokens_in,
                        tokens_out, finished_at)
                    VALUES (0, ?, 'counted', 'globex', ?, ?, 1, 'ANSWERED', 2, 2, 1, 1, 1, 7, 5, '2026-11-05 10:00:00')
                    """, offset, SUBSCRIPTION.toString(), PLAN.toString());
            for (String change : changes) {
                store.execute(change);
            }
            store.execute("COPY event TO " + ColumnStore.quoted(file.toString()) + " (FORMAT parquet)");
        }
        return file;
    }

    private ColumnStore store() {
        return ColumnStore.open(MEMORY, 1, folder.resolve("spill"));
    }
}
