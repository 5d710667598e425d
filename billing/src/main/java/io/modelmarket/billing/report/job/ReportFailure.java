package io.modelmarket.billing.report.job;

import io.modelmarket.billing.wire.Worded;

/**
 * Why a report could not be made, in a word for programs. What is kept is the sentence that whoever asked reads, by
 * which it is known again.
 */
enum ReportFailure implements Worded {
    INTERRUPTED("The service was ended each time it was being made; ask for it again."),
    NOT_ARCHIVED(
            "The archive does not have all of the period's usage just now, so the"
                    + " report would be wrong. Try again in some minutes; if it stays, the operator has to reconcile the period."),
    FAULT("The report could not be made because of a fault on our side. Ask for it"
            + " again; if that fails too, report the request id."),
    /** As it was asked for; the sentence says what is wrong with that. */
    REFUSED("");

    private final String words;

    ReportFailure(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    /** Which one a sentence says. */
    static ReportFailure of(String said) {
        return Worded.of(ReportFailure.class, said);
    }
}
