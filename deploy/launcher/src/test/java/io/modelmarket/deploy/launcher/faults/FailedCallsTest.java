package io.modelmarket.deploy.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.launcher.faults.Answers.Entry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failure has one event where an answer after it says that it must, and none where the call was never let in. */
class FailedCallsTest {
    private static final String LOST = "failures with an event, of those before an answer";
    private static final String TWICE = "failures with another event";
    private static final String NEVER_RUN = "failures of requests that were refused or never sent";

    private final List<Entry> log = new ArrayList<>();
    private final List<Metered> topic = new ArrayList<>();

    FailedCallsTest() {
        call("a", 200, "", 1);
        call("b", 504, "timeout", 2);
        call("c", 200, "", 3);
        answer("a", 1);
        failure("b", 1);
        answer("c", 1);
    }

    @Test
    void agreesWhenEachFailureHasItsEvent() {
        assertThat(wrong()).isEmpty();
    }

    @Test
    void seesAFailureThatIsLostThoughAnAnswerCameAfterIt() {
        topic.removeIf(event -> !event.answered());

        assertThat(wrong()).containsExactly(LOST);
    }

    @Test
    void letsTheLastFailuresOfALifeBeLost() {
        call("d", 503, "worker-died", 4);
        call("e", 200, "", 5);
        answer("e", 2);
        call("f", 502, "model-failed", 6);

        assertThat(wrong()).isEmpty();
    }

    @Test
    void letsFailuresBeLostThatNothingCouldBeRecordedIn() {
        topic.removeIf(event -> !event.answered());
        call("d", 503, "unavailable", 2);

        assertThat(wrong()).isEmpty();
    }

    @Test
    void takesNoNoticeOfFailuresThatNeedNotHaveRun() {
        call("d", 503, "model-loading", 2);
        call("e", Answers.BROKEN, "", 2);

        assertThat(wrong()).isEmpty();
    }

    @Test
    void seesAFailureThatIsThereTwice() {
        failure("b", 2);

        assertThat(wrong()).containsExactly(TWICE);
    }

    @Test
    void seesAFailureOfACallThatWasAnswered() {
        failure("a", 1);

        assertThat(wrong()).containsExactly(TWICE);
    }

    @Test
    void seesAFailureOfACallThatWasNeverRun() {
        call("d", 429, "quota-exceeded", 4);
        failure("d", 1);
        call("e", Answers.UNSENT, "", 5);
        failure("e", 1);

        assertThat(wrong()).containsExactly(NEVER_RUN);
    }

    @Test
    void saysHowManyHadToBeThere() {
        assertThat(new FailedCalls(log, topic).checks()).contains(new Check(LOST, "1", "1", true));
    }

    /** Of that second, to its end. */
    private void call(String request, int status, String problem, int second) {
        log.add(new Entry("sub", request, status, problem, second * 10L, second * 10L + 9));
    }

    private void answer(String request, long epoch) {
        topic.add(new Metered("sub", request, true, epoch));
    }

    private void failure(String request, long epoch) {
        topic.add(new Metered("sub", request, false, epoch));
    }

    private List<String> wrong() {
        return new FailedCalls(log, topic)
                .checks().stream()
                        .filter(check -> !check.holds())
                        .map(Check::name)
                        .toList();
    }
}
