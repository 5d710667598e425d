package io.modelmarket.platform.quota;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.key.KeyBudget;
import io.modelmarket.platform.subscription.LimitState;
import io.modelmarket.platform.usage.JournalReplay;
import io.modelmarket.platform.usage.NodeConfig;
import io.modelmarket.platform.usage.UsedUnits;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Every key's budget that has been used, or of which billing has said something. */
@Singleton
public class Budgets implements JournalReplay {

    private static final String POLICY = "key-budget";
    private static final long SOON = 1;

    /** Longer than a month and the next one: who is told of a use so old has closed the month without it. */
    private static final Duration KEPT = Duration.ofDays(62);

    private final Map<String, Budget> byId = new ConcurrentHashMap<>();
    private final LeaseWatch watch;
    private final FirstLeases firstLeases;
    private final Lease.Policy policy;
    private final BudgetFile file;
    private final Clock clock;

    Budgets(NodeConfig node, LeaseWatch watch, FirstLeases firstLeases, QuotaConfig config, Clock clock)
            throws IOException {
        this.watch = watch;
        this.firstLeases = firstLeases;
        this.policy = new Lease.Policy(config.leaseLife());
        this.file = new BudgetFile(node.folder().resolve("budgets"));
        this.clock = clock;
        file.load((id, from, number) -> of(id).atLeast(from, number));
        file.reserve();
    }

    /**
     * Takes one unit of the key's month.
     *
     * @throws ProblemException when the budget is used up, or this node has no more of it for now;
     *     {@link LeasePendingException} when it never had
     */
    public BudgetUnit take(KeyBudget terms, Instant now) {
        Budget budget = of(terms.id());
        Shortage shortage;
        synchronized (budget) {
            Optional<BudgetUnit> unit = budget.take(terms, now);
            if (unit.isPresent()) {
                return unit.get();
            }
            shortage = budget.shortage();
        }
        throw refusal(shortage, budget, terms, now);
    }

    private RuntimeException refusal(Shortage shortage, Budget budget, KeyBudget terms, Instant now) {
        String key = "API key " + terms.key();
        return switch (shortage) {
            case USED_UP, CROWDED, AWAY, UNCOUNTED -> exceeded(terms, now);
            case UNDER_WAY -> underWay(terms, now);
            case UNLEASED -> new LeasePendingException(key, () -> firstLeases.arrival(budget));
            case ASKED ->
                new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "this node has used what it was leased of the budget of " + key
                                + " and has asked for more; come again in a second",
                        Map.of(LimitState.RETRY_AFTER, SOON));
            case ELSEWHERE -> elsewhere(terms, now);
        };
    }

    /** Where the key stands. */
    public LimitState state(KeyBudget terms, Instant now) {
        Period period = Period.of(now, terms.zone());
        return new LimitState(
                POLICY,
                terms.monthlyRequests(),
                Duration.between(period.from(), period.to()).toSeconds(),
                Math.max(0, terms.monthlyRequests() - used(terms, now)),
                Math.max(1, Duration.between(now, period.to()).toSeconds()));
    }

    /** How many calls of the running month are used, by all nodes. */
    public long used(KeyBudget terms, Instant now) {
        return of(terms.id()).used(terms.zone(), now);
    }

    /** How the running month's calls are made up. */
    public Tally tally(KeyBudget terms, Instant now) {
        return of(terms.id()).tally(terms.zone(), now);
    }

    /** The month the budget is in. */
    public Period period(KeyBudget terms, Instant now) {
        return Period.of(now, terms.zone());
    }

    @Override
    public void replay(UsageEvent event) {
        if (event.hasBudget() && UsedUnits.isUsed(event)) {
            of(event.getBudget().getId())
                    .atLeast(
                            Instant.ofEpochSecond(event.getBudget().getPeriodFrom()),
                            event.getBudget().getNumber());
        }
    }

    @Override
    public void removed(long epoch, Map<String, Long> lastOfSubscription) {
        if (byId.isEmpty()) {
            return;
        }
        Map<String, Map<Instant, Long>> all = new TreeMap<>();
        Instant oldest = clock.instant().minus(KEPT);
        byId.forEach((id, budget) -> all.put(id, budget.numbered(oldest)));
        try {
            file.save(all);
        } catch (IOException e) {
            throw new UncheckedIOException("what keys have used of their budgets cannot be kept on disk", e);
        }
    }

    void counted(String id, Instant from, long used, Map<Instant, Long> own) {
        of(id).counted(from, used, own);
    }

    void leased(String id, Lease.@Nullable Grant grant) {
        of(id).leased(grant).forEach(waiting -> waiting.complete(null));
    }

    void promised(String id, Lease.Wish promise) {
        of(id).promised(promise);
    }

    private Budget of(String id) {
        return byId.computeIfAbsent(id, any -> new Budget(id, policy, watch));
    }

    private ProblemException exceeded(KeyBudget terms, Instant now) {
        return new ProblemException(
                ProblemType.QUOTA_EXCEEDED,
                "the " + terms.monthlyRequests() + " requests a month that API key " + terms.key()
                        + " may use are used up; more from "
                        + period(terms, now).to() + ", or when its budget is raised",
                LimitState.violated(List.of(state(terms, now))));
    }

    private ProblemException elsewhere(KeyBudget terms, Instant now) {
        return new ProblemException(
                ProblemType.QUOTA_EXCEEDED,
                "what is left of the " + terms.monthlyRequests() + " requests a month that API key " + terms.key()
                        + " may use is leased to other nodes; come again in a second",
                LimitState.violated(List.of(state(terms, now).soon(SOON))));
    }

    private ProblemException underWay(KeyBudget terms, Instant now) {
        return new ProblemException(
                ProblemType.QUOTA_EXCEEDED,
                "the last of the " + terms.monthlyRequests() + " requests a month that API key " + terms.key()
                        + " may use are under way; come again in a second, as one that fails is not used",
                LimitState.violated(List.of(state(terms, now).soon(SOON))));
    }
}
