package io.modelmarket.tenant.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownKeysTest {

    private final KnownKeys keys = new KnownKeys();

    @Test
    void nothingIsMissingAtFirst() {
        keys.beginAnew();
        keys.took("a", true);

        assertThat(keys.missing()).isEmpty();
    }

    @Test
    void whatDoesNotComeAgainIsMissingUntilItIsSaidToBeGone() {
        keys.took("a", true);
        keys.took("b", true);
        keys.took("c", true);
        keys.took("c", false);

        keys.beginAnew();
        keys.took("b", true);
        assertThat(keys.missing()).containsExactly("a");

        keys.took("a", false);
        assertThat(keys.missing()).isEmpty();
        keys.beginAnew();
        assertThat(keys.missing()).containsExactly("b");
    }

    @Test
    void aReadingThatBrokeOffForgetsNothing() {
        keys.took("a", true);
        keys.beginAnew();
        keys.beginAnew();

        assertThat(keys.missing()).containsExactly("a");
    }
}
