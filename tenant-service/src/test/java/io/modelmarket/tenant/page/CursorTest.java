package io.modelmarket.tenant.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import io.modelmarket.contracts.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void comesBackAsItWasGiven() {
        qt().forAll(
                        strings().betweenCodePoints(' ', 0x4ff).ofLengthBetween(0, 60),
                        strings().ascii().ofLength(8))
                .assuming((sort, id) -> !id.contains("\n") && id.indexOf('\0') < 0)
                .checkAssert((sort, id) ->
                        assertThat(Cursor.decode(new Cursor(sort, id).encode())).isEqualTo(new Cursor(sort, id)));
    }

    @Test
    void refusesWhatItNeverGave() {
        qt().forAll(strings().basicLatinAlphabet().ofLengthBetween(1, 40)).checkAssert(text -> {
            try {
                Cursor read = Cursor.decode(text);
                assertThat(read == null || read.encode().equals(text)).isTrue();
            } catch (ProblemException e) {
                assertThat(e.detail()).contains("cursor");
            }
        });
        assertThatThrownBy(() -> new Cursor("no time", "id").time()).isInstanceOf(ProblemException.class);
    }

    @Test
    void beginsAtTheBeginningWithoutOne() {
        assertThat(Cursor.decode(null)).isNull();
        assertThat(Cursor.decode("")).isNull();
    }

    @Test
    void leadsToTheNextPageOnlyWhereThereIsOne() {
        List<Integer> full = IntStream.range(0, Page.FETCH).boxed().toList();

        Page<Integer> page = Page.of(full, row -> row, row -> Cursor.at(Instant.EPOCH, row));
        Page<Integer> last = Page.of(full.subList(0, Page.LIMIT), row -> row, row -> Cursor.at(Instant.EPOCH, row));

        assertThat(page.items()).hasSize(Page.LIMIT);
        assertThat(page.next())
                .isEqualTo(Cursor.at(Instant.EPOCH, Page.LIMIT - 1).encode());
        assertThat(last.next()).isNull();
    }
}
