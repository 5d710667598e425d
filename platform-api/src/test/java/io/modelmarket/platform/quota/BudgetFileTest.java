package io.modelmarket.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.platform.key.KeyBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node remembers of budgets: written where room is kept for it, and no more than anybody needs. */
@SuppressWarnings("NullAway.Init") // fields are set before each test
class BudgetFileTest {

    private static final Instant MONTH = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path folder;

    private BudgetFile file;

    @BeforeEach
    void open() {
        file = new BudgetFile(folder.resolve("budgets"));
        file.reserve();
    }

    @Test
    void isWrittenIntoTheSpareFileSoThatAFullDiskIsNoObstacle() throws IOException {
        Object spare = Files.getAttribute(folder.resolve("budgets.spare"), "unix:ino");
        assertThat(Files.size(folder.resolve("budgets.spare"))).isGreaterThan(10_000);

        file.save(Map.of("key:a", Map.of(MONTH, 7L)));

        assertThat(Files.getAttribute(folder.resolve("budgets"), "unix:ino")).isEqualTo(spare);
        assertThat(read()).containsExactlyEntriesOf(Map.of("key:a " + MONTH, 7L));
        assertThat(folder.resolve("budgets.spare")).exists();
    }

    @Test
    void isNotWrittenWhereNothingIsNew() throws IOException {
        file.save(Map.of("key:a", Map.of(MONTH, 7L)));
        Object first = Files.getAttribute(folder.resolve("budgets"), "unix:ino");
        file.save(Map.of("key:a", Map.of(MONTH, 7L)));
        assertThat(Files.getAttribute(folder.resolve("budgets"), "unix:ino")).isEqualTo(first);

        file.save(Map.of("key:a", Map.of(MONTH, 8L)));
        assertThat(read()).containsExactlyEntriesOf(Map.of("key:a " + MONTH, 8L));
    }

    @Test
    void growsBeyondTheSpareFileWhereThereIsRoom() throws IOException {
        Map<String, Map<Instant, Long>> many = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            many.put("key:" + i, Map.of(MONTH, (long) i + 1));
        }

        file.save(many);

        assertThat(read()).hasSize(1_000);
    }

    @Test
    void holdsNothingOfMonthsThatNobodyAsksFor() {
        Budget budget = new Budget("key:a", new Lease.Policy(Duration.ofMinutes(10)), new LeaseWatch());
        budget.atLeast(MONTH, 7);
        budget.take(new KeyBudget("key:a", "k", 9, false, ZoneOffset.UTC), Instant.parse("2027-01-20T00:00:00Z"));

        assertThat(budget.numbered(Instant.EPOCH)).containsExactlyEntriesOf(Map.of(MONTH, 7L));
        assertThat(budget.numbered(MONTH)).isEmpty();
    }

    private Map<String, Long> read() throws IOException {
        Map<String, Long> read = new TreeMap<>();
        new BudgetFile(folder.resolve("budgets")).load((id, from, number) -> read.put(id + " " + from, number));
        return read;
    }
}
