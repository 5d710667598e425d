package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.TestTensors;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may wait for more, and until when. */
class BacklogDelayTest {

    private static final long NO_BOUND = 1 << 20;
    private static final Duration DELAY = Duration.ofMillis(5);
    private static final Duration PLENTY = Duration.ofMinutes(1);

    private final Backlog backlog = new Backlog(8, 32, 10_000, new ServedTime(), model -> true, job -> {});

    @Test
    void theFirstSaysUntilWhen() {
        RunJob first = job(model(1, DELAY), "globex", 0, PLENTY);
        backlog.offer(first);
        backlog.offer(job(model(1, DELAY), "globex", 0, PLENTY));

        assertThat(backlog.mayWaitUntil(NO_BOUND)).hasValue(first.askedNanos() + DELAY.toNanos());
    }

    @Test
    void nothingWaitsThatNoModelAsksItOf() {
        assertThat(backlog.mayWaitUntil(NO_BOUND)).as("nothing there").isEmpty();
        backlog.offer(job(model(1, Duration.ZERO), "globex", 0, PLENTY));

        assertThat(backlog.mayWaitUntil(NO_BOUND)).isEmpty();
    }

    @Test
    void aDeadlineThatIsNearShortensTheWait() {
        backlog.offer(job(model(1, DELAY), "globex", 0, PLENTY));
        RunJob hurried = job(model(1, DELAY), "globex", 0, Duration.ofMillis(4));
        backlog.offer(hurried);

        assertThat(backlog.mayWaitUntil(NO_BOUND))
                .as("half of its time is left")
                .hasValue(hurried.askedNanos() + Duration.ofMillis(2).toNanos());
    }

    @Test
    void aBatchThatIsFullGoes() {
        for (int i = 0; i < 3; i++) {
            backlog.offer(job(model(1, DELAY), "globex", 0, PLENTY));
        }
        assertThat(backlog.mayWaitUntil(NO_BOUND)).isPresent();
        assertThat(backlog.mayWaitUntil(48)).as("three rows of 16 bytes").isEmpty();

        backlog.offer(job(model(1, DELAY), "globex", 0, PLENTY));

        assertThat(backlog.mayWaitUntil(NO_BOUND)).as("four rows").isEmpty();
        backlog.take(NO_BOUND);
        assertThat(backlog.mayWaitUntil(NO_BOUND)).as("nothing left").isEmpty();
    }

    @Test
    void whatOthersWouldHoldUpEndsTheWait() {
        List<RunJob> others = List.of(
                job(model(1, DELAY), "initech", 0, PLENTY),
                job(model(1, DELAY), "globex", 1, PLENTY),
                job(model(2, DELAY), "globex", 0, PLENTY),
                job(model(3, Duration.ZERO), "globex", 0, PLENTY),
                job(model(1, DELAY), "", 0, PLENTY));
        for (RunJob other : others) {
            backlog.offer(job(model(1, DELAY), "globex", 0, PLENTY));
            backlog.offer(other);

            assertThat(backlog.mayWaitUntil(NO_BOUND))
                    .as("beside a run of '%s' of %s", other.request().account(), other.model())
                    .isEmpty();
            backlog.removeIf(job -> job == other, job -> {});
            assertThat(backlog.mayWaitUntil(NO_BOUND)).as("by itself again").isPresent();
            backlog.take(NO_BOUND);
        }
    }

    @Test
    void nothingIsHeldBackThatOthersAreTurnedAwayFor() {
        Backlog small = new Backlog(2, 8, 10_000, new ServedTime(), model -> true, job -> {});
        small.offer(job(model(1, DELAY), "globex", 0, PLENTY));
        assertThat(small.mayWaitUntil(NO_BOUND)).isPresent();
        small.offer(job(model(1, DELAY), "globex", 0, PLENTY));

        assertThat(small.mayWaitUntil(NO_BOUND)).as("no room for a third").isEmpty();
    }

    @Test
    void whatHasToRunAloneDoesNotWait() {
        backlog.offer(job(model(1, DELAY), "globex", 0, PLENTY));
        List<RunJob> failed = backlog.take(NO_BOUND);
        failed.forEach(RunJob::runAlone);
        backlog.putBack(failed);

        assertThat(backlog.mayWaitUntil(NO_BOUND)).isEmpty();
    }

    private static RunJob job(LoadedModel model, String account, int priority, Duration deadline) {
        Tensor row = TestTensors.floats("x", new long[] {1, 4}, new float[4]);
        return new RunJob(new RunRequest(model, List.of(row), Set.of(), account, priority, deadline));
    }

    private static LoadedModel model(long id, Duration delay) {
        ModelRef ref = new ModelRef("acme/model-" + id, "1.0.0", "0".repeat(64));
        return new LoadedModel(id, "acme", ref, new Signature(List.of(), List.of()), Duration.ZERO, 4, delay);
    }
}
