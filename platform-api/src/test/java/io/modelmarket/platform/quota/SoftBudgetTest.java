package io.modelmarket.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.platform.key.KeyBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A soft budget has no lease to look after, only what was answered to tell. */
class SoftBudgetTest {

    private static final Instant MONTH = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final KeyBudget TERMS = new KeyBudget("key:b", "k", 10, false, ZoneOffset.UTC);

    private final LeaseWatch watch = new LeaseWatch();
    private final Budget budget = new Budget("key:b", new Lease.Policy(Duration.ofMinutes(10)), watch);
    private long nanos = Duration.ofHours(1).toNanos();

    @Test
    void anAnswerThatComesAfterAReviewIsToldToo() {
        BudgetUnit first = budget.take(TERMS, NOW).orElseThrow();
        first.answered(1, 1, NOW);
        assertThat(review()).isEqualTo(1);
        budget.counted(MONTH, 1, Map.of(MONTH, 1L));

        BudgetUnit late = budget.take(TERMS, NOW).orElseThrow();
        assertThat(review()).isZero();
        late.answered(1, 2, NOW);

        assertThat(watch.awake()).contains(budget);
        assertThat(review()).isEqualTo(2);
    }

    @Test
    void restsWhenAllIsTold() {
        budget.take(TERMS, NOW).orElseThrow().answered(1, 1, NOW);
        review();
        budget.counted(MONTH, 1, Map.of(MONTH, 1L));
        review();

        assertThat(watch.awake()).isEmpty();
    }

    /** How many answers a second later are told; 0 when nothing is. */
    private long review() {
        nanos += Duration.ofSeconds(2).toNanos();
        return budget.review(NOW, nanos)
                .map(wish -> budget.answered(wish.from()))
                .orElse(0L);
    }
}
