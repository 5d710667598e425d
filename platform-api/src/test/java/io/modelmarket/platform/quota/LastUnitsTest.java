package io.modelmarket.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.key.KeyBudget;
import io.modelmarket.platform.subscription.LimitState;
import io.modelmarket.platform.subscription.Price;
import io.modelmarket.platform.subscription.Subscription;
import io.modelmarket.platform.usage.NodeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month is used up when its last call is answered, not while it is under way. */
class LastUnitsTest {

    private static final Instant MONTH = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final long TO_THE_END = Duration.ofDays(11).toSeconds();
    private static final KeyBudget BUDGET = new KeyBudget("key:b", "k", 1, true, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Budgets budgets;
    private Quotas quotas;

    @BeforeEach
    void begin() throws IOException {
        QuotaConfig config = new Usual();
        LeaseWatch watch = new LeaseWatch();
        FirstLeases first = new FirstLeases(config);
        NodeConfig node = new Node(folder);
        budgets = new Budgets(node, watch, first, config, Clock.fixed(NOW, ZoneOffset.UTC));
        quotas = new Quotas(node, watch, first, budgets, config);
        budgets.leased(BUDGET.id(), new Lease.Grant(MONTH, 1, 1, 0, false));
    }

    @Test
    void aQuotaWhoseLastUnitIsUnderWayIsAskedForAgainInASecond() {
        QuotaUnit last = quotas.take(subscription(0), NOW);

        ProblemException refused = refusal(() -> quotas.take(subscription(0), NOW));

        assertThat(retryAfter(refused)).isEqualTo(1);
        assertThat(LimitState.states(LimitState.in(refused))).isEqualTo("\"monthly\";r=0;t=1");
        last.giveBack();
        quotas.take(subscription(0), NOW).answered(1, 1, NOW);
        assertThat(retryAfter(refusal(() -> quotas.take(subscription(0), NOW)))).isEqualTo(TO_THE_END);
    }

    @Test
    void whoMeetsTheLimitOfCallsAtATimeTooHearsOfBoth() {
        quotas.take(subscription(1), NOW);

        ProblemException refused = refusal(() -> quotas.take(subscription(1), NOW));

        assertThat(retryAfter(refused)).isEqualTo(1);
        assertThat(refused.extensions().get(LimitState.VIOLATED)).isEqualTo(List.of("monthly", "concurrent"));
    }

    @Test
    void whatBillingHasCountedAndWhatItHasNotUseAQuotaUp() {
        quotas.take(subscription(0), NOW).answered(1, 1, NOW);

        assertThat(retryAfter(refusal(() -> quotas.take(subscription(0), NOW)))).isEqualTo(TO_THE_END);
    }

    @Test
    void aBudgetWhoseLastUnitIsUnderWayIsAskedForAgainInASecond() {
        QuotaUnit last = budgets.take(BUDGET, NOW);

        ProblemException refused = refusal(() -> budgets.take(BUDGET, NOW));

        assertThat(retryAfter(refused)).isEqualTo(1);
        last.answered(1, 1, NOW);
        assertThat(retryAfter(refusal(() -> budgets.take(BUDGET, NOW)))).isEqualTo(TO_THE_END);
        budgets.counted(BUDGET.id(), MONTH, 1, Map.of(MONTH, 1L));
        assertThat(retryAfter(refusal(() -> budgets.take(BUDGET, NOW)))).isEqualTo(TO_THE_END);
    }

    private static ProblemException refusal(ThrowingCallable call) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, call);
        assertThat(refusal.type()).isEqualTo(ProblemType.QUOTA_EXCEEDED);
        return refusal;
    }

    private static long retryAfter(ProblemException refusal) {
        Object seconds = Objects.requireNonNull(refusal.extensions().get(LimitState.RETRY_AFTER));
        return ((Number) seconds).longValue();
    }

    /** One call a month, and so many at a time. */
    private static Subscription subscription(int atOnce) {
        return new Subscription(
                "s",
                "globex",
                ModelName.parse("acme/digits"),
                new Subscription.Plan("p", 1, "hard", new Price("EUR", "0.10", List.of()), null, atOnce, 1, 0, false),
                Subscription.Status.ACTIVE,
                1,
                false,
                ZoneOffset.UTC);
    }

    private record Usual() implements QuotaConfig {
        @Override
        public Duration leaseLife() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration silence() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration firstLeaseWait() {
            return Duration.ofMillis(500);
        }

        @Override
        public int firstLeaseWaiters() {
            return 1;
        }
    }

    private record Node(Path folder) implements NodeConfig {
        @Override
        public String name() {
            return "n1";
        }

        @Override
        public Optional<String> region() {
            return Optional.empty();
        }
    }
}
