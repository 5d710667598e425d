package io.modelmarket.billing.close;

import io.modelmarket.billing.wire.Worded;

/**
 * Why a close could not issue a consumer, in a word for programs. What is kept is the sentence that a person reads; it
 * begins with the words of its code, by which it is known again.
 */
enum CloseFailureCode implements Worded {
    /** What it is billed is not what was approved; goes on with whose and of which month. */
    FIGURES_CHANGED("The figures of "),
    /** What shares its revenue is not what was approved. */
    TERMS_CHANGED("The terms of sharing of "),
    /** Goes on with which fault, and where it is logged. */
    FAULT("It failed within billing ("),
    /** What was refused and why is the sentence alone. */
    REFUSED("");

    private final String words;

    CloseFailureCode(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    /** Which one a sentence says. */
    static CloseFailureCode of(String said) {
        return Worded.of(CloseFailureCode.class, said);
    }
}
