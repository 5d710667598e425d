package io.modelmarket.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asks much of the archive waits for itself, and nobody else for it. */
class LookupTurnsTest {

    private static final Asker GLOBEX = new Asker("globex");
    private static final Asker INITECH = new Asker("initech");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> asked = new ArrayList<>();

    @AfterEach
    void stop() {
        asked.forEach(question -> question.cancel(true));
        threads.shutdownNow();
    }

    @Test
    void aTenantHasOneTurnAtATime() {
        LookupTurns turns = new LookupTurns(2, 4, LONG);
        turns.begin(GLOBEX);
        ask(turns, GLOBEX, "second", 1);

        turns.begin(Asker.PLATFORM);

        assertThat(begun).isEmpty();
        turns.end(Asker.PLATFORM);
        assertThat(turns.waiting()).as("a free turn is not for who has one").isEqualTo(1);
        turns.end(GLOBEX);
        await().until(() -> List.copyOf(begun).equals(List.of("second")));
    }

    @Test
    void tenantsTakeTurnsHoweverMuchEachAsks() {
        LookupTurns turns = new LookupTurns(1, 4, LONG);
        turns.begin(GLOBEX);
        ask(turns, GLOBEX, "globex 1", 1);
        ask(turns, GLOBEX, "globex 2", 2);
        ask(turns, INITECH, "initech 1", 3);
        ask(turns, Asker.PLATFORM, "finance 1", 4);

        List<Asker> order = List.of(GLOBEX, INITECH, Asker.PLATFORM, GLOBEX, GLOBEX);
        for (int i = 0; i < order.size(); i++) {
            int already = i;
            await().until(() -> begun.size() == already);
            turns.end(order.get(i));
        }

        assertThat(begun).containsExactly("initech 1", "finance 1", "globex 1", "globex 2");
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void refusesWhatATenantAsksBeyondItsBoundAndSaysWhenToComeAgain() {
        LookupTurns turns = new LookupTurns(1, 2, LONG);
        turns.begin(GLOBEX);
        ask(turns, GLOBEX, "second", 1);
        ask(turns, GLOBEX, "third", 2);

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> turns.begin(GLOBEX));

        assertThat(refused.type()).isEqualTo(ProblemType.RATE_LIMITED);
        assertThat(refused.extensions()).containsEntry("retryAfterSeconds", 60L);
        ask(turns, INITECH, "another", 3);
        turns.end(GLOBEX);
        await().until(() -> List.copyOf(begun).equals(List.of("another")));
    }

    @Test
    void whoNeverWaitsIsAnsweredWhereATurnIsFree() {
        LookupTurns turns = new LookupTurns(1, 0, LONG);
        turns.begin(GLOBEX);

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> turns.begin(INITECH));

        assertThat(refused.type()).isEqualTo(ProblemType.RATE_LIMITED);
        turns.end(GLOBEX);
        turns.begin(INITECH);
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void nobodyWaitsForLong() {
        LookupTurns turns = new LookupTurns(1, 2, Duration.ofMillis(20));
        turns.begin(GLOBEX);

        ProblemException late = catchThrowableOfType(ProblemException.class, () -> turns.begin(INITECH));

        assertThat(late.type()).isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(late.extensions()).containsEntry("retryAfterSeconds", 1L);
        assertThat(turns.waiting()).isZero();
        turns.end(GLOBEX);
        turns.begin(INITECH);
        assertThat(turns.waiting()).isZero();
    }

    /**
     * A question on a thread of its own, which never ends its turn; returns when so many wait. One still waiting is
     * refused in the end.
     */
    private void ask(LookupTurns turns, Asker asker, String name, int waiting) {
        asked.add(threads.submit(() -> {
            turns.begin(asker);
            begun.add(name);
        }));
        await().until(() -> turns.waiting() == waiting);
    }
}
