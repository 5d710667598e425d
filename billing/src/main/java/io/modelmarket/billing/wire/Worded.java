package io.modelmarket.billing.wire;

import java.util.Arrays;

/**
 * An enumeration of reasons, each a word for programs, where the sentence that a person reads is what is kept. A
 * sentence begins with the words of its reason, by which it is known again; the last reason has none, and is that of
 * every other sentence.
 */
public interface Worded {

    /** What its sentences are, or begin with. */
    String words();

    /** Which of the reasons a sentence says. */
    static <R extends Enum<R> & Worded> R of(Class<R> reasons, String said) {
        return Arrays.stream(reasons.getEnumConstants())
                .filter(each -> said.startsWith(each.words()))
                .findFirst()
                .orElseThrow();
    }
}
