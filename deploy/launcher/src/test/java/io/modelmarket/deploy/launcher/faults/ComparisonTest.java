package io.modelmarket.deploy.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.launcher.faults.Answers.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each defect that a fault could bring about is seen by a comparison, and nothing else is. */
class ComparisonTest {
    private static final Subscriber CALLER = new Subscriber("caller", "sub", "secret", 3);

    private final List<Entry> log = new ArrayList<>(List.of(
            entry("a", 200), entry("b", 200), entry("c", Answers.BROKEN), entry("d", Answers.UNSENT), entry("e", 429)));
    private final List<Metered> topic = new ArrayList<>(List.of(event("sub", "a", true), event("sub", "b", true)));

    @Test
    void agreesWhenEveryAnswerIsCountedOnce() {
        assertThat(wrong(2, 2, "0.00")).isEmpty();
    }

    @Test
    void letsABrokenRequestBeCountedOrNot() {
        topic.add(event("sub", "c", true));

        assertThat(wrong(3, 3, "0")).isEmpty();
    }

    @Test
    void seesALostEvent() {
        topic.removeLast();

        assertThat(wrong(1, 1, "0"))
                .containsExactly("answers without an event", "caller: counted, of answers and broken requests");
    }

    @Test
    void takesAFailedEventForNoAnswer() {
        topic.set(1, event("sub", "b", false));

        assertThat(wrong(new Tally(1, 1), 1, "0"))
                .containsExactly("answers without an event", "caller: counted, of answers and broken requests");
    }

    @Test
    void seesAFailureThatBillingCountedTwiceOrNotAtAll() {
        log.add(entry("f", 504));
        topic.add(event("sub", "f", false));

        assertThat(wrong(new Tally(2, 1), 2, "0")).isEmpty();
        assertThat(wrong(new Tally(2, 2), 2, "0")).containsExactly("caller: failures counted, of theirs in the topic");
        assertThat(wrong(new Tally(2, 0), 2, "0")).containsExactly("caller: failures counted, of theirs in the topic");
    }

    @Test
    void seesARequestThatIsBilledTwice() {
        topic.add(event("sub", "b", true));

        assertThat(wrong(3, 3, "0")).containsExactly("requests with two billable events");
    }

    @Test
    void seesAnEventOfARefusedOrUnsentRequest() {
        topic.add(event("sub", "d", true));

        assertThat(wrong(3, 3, "0")).containsExactly("billable events of requests that were refused or never sent");
    }

    @Test
    void seesAnEventOfNobodyAndOneOnAnothersSubscription() {
        topic.add(event("sub", "z", false));
        topic.add(event("other", "a", false));

        assertThat(new Comparison(List.of(CALLER), log, topic).requests())
                .contains(new Check("events that nobody asked for", "0", "2", false));
    }

    @Test
    void seesAnEventThatBillingCountedTwiceOrNotAtAll() {
        assertThat(wrong(3, 3, "0")).containsExactly("caller: counted, of events in the topic");
        assertThat(wrong(1, 1, "0"))
                .containsExactly(
                        "caller: counted, of answers and broken requests", "caller: counted, of events in the topic");
    }

    @Test
    void seesAQuotaThatWasOvershot() {
        for (String request : List.of("f", "g")) {
            log.add(entry(request, 200));
            topic.add(event("sub", request, true));
        }

        assertThat(wrong(4, 4, "0"))
                .containsExactly("caller: answers within the quota", "caller: counted within the quota");
    }

    @Test
    void seesAnInvoiceAndAReportThatDisagree() {
        assertThat(wrong(2, 1, "-0.01"))
                .containsExactly("caller: invoiced, of counted", "caller: difference in the report");
    }

    @Test
    void seesASubscriptionThatBillingDoesNotKnow() {
        assertThat(new Comparison(List.of(CALLER), log, topic).subscriptions(List.of()))
                .containsExactly(new Check("caller: known to billing", "yes", "no", false));
    }

    @Test
    void seesABookThatIsNotWhatItIsMadeFrom() {
        assertThat(wrong(new Verdicts("EQUAL", "INTACT", true, 0, BigDecimal.ZERO)))
                .isEmpty();
        assertThat(wrong(new Verdicts("DIFFERENT", "INTACT", true, 0, BigDecimal.ZERO)))
                .containsExactly("archive recounted, of rollups");
        assertThat(wrong(new Verdicts("EQUAL", "BROKEN", true, 0, BigDecimal.ZERO)))
                .containsExactly("ledger's chain recomputed");
        assertThat(wrong(new Verdicts("EQUAL", "INTACT", false, 1, new BigDecimal("0.01"))))
                .containsExactly("ledger balanced", "records that billing refused", "differences in the whole report");
        assertThat(wrong(new Verdicts("", "", true, 0, BigDecimal.ZERO)))
                .as("books that say nothing")
                .containsExactly("archive recounted, of rollups", "ledger's chain recomputed");
    }

    private static List<String> wrong(Verdicts verdicts) {
        return Comparison.verdicts(verdicts).stream()
                .filter(check -> !check.holds())
                .map(Check::name)
                .toList();
    }

    private static Metered event(String subscription, String request, boolean answered) {
        return new Metered(subscription, request, answered, 1);
    }

    private static Entry entry(String request, int status) {
        return new Entry("sub", request, status, "", 0, 0);
    }

    /** The names of the comparisons that do not hold. */
    private List<String> wrong(long used, long invoiced, String difference) {
        return wrong(new Tally(used, 0), invoiced, difference);
    }

    private List<String> wrong(Tally used, long invoiced, String difference) {
        Comparison comparison = new Comparison(List.of(CALLER), log, topic);
        return Stream.concat(
                        comparison.requests().stream(),
                        comparison.subscriptions(List.of(new Counted("sub", used, invoiced, difference))).stream())
                .filter(check -> !check.holds())
                .map(Check::name)
                .toList();
    }
}
