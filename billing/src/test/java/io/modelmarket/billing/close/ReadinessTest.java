package io.modelmarket.billing.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.close.InvoiceGaps.Gaps;
import io.modelmarket.billing.close.Readiness.Usage;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What keeps a month from being frozen. */
class ReadinessTest {

    private static final long MOST = 100;

    @Test
    void nothingDoesWhereFewEventsAreOnTheirWay() {
        assertThat(new Usage(OptionalLong.of(MOST), 0, 0).reasons(MOST)).isEmpty();
    }

    @Test
    void moreEventsDoAndWhatIsMissingOrRefused() {
        assertThat(new Usage(OptionalLong.of(MOST + 1), 7, 2).reasons(MOST))
                .containsExactly(
                        "101 events are not taken in yet",
                        "7 events are missing of nodes that were at work since the month began",
                        "2 events of the month were refused");
    }

    @Test
    void whatInvoicesWillLackIsTold() {
        assertThat(new Gaps(List.of(), List.of()).warnings()).isEmpty();
        assertThat(new Gaps(List.of("globex"), List.of("EUR", "USD")).warnings())
                .containsExactly(
                        "1 consumer has no billing profile and will be taxed as private buyers where the directory has"
                                + " them: globex",
                        "invoices in EUR, USD will not say where to pay: market.seller.account is not set");
        List<String> many = IntStream.range(0, 11).mapToObj(i -> "c" + i).toList();
        assertThat(new Gaps(many, List.of()).warnings())
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning).startsWith("11 consumers have").endsWith("c9 and others"));
    }

    /** What nobody can say is not taken for nothing. */
    @Test
    void soDoesKafkaThatCannotBeAsked() {
        assertThat(new Usage(OptionalLong.empty(), 0, 0).reasons(MOST))
                .containsExactly("Kafka cannot be asked how many events are not taken in yet");
    }
}
