package io.modelmarket.billing.payout;

import io.modelmarket.billing.wire.Worded;

/**
 * Why somebody is not paid though something is due, in a word for programs. What is kept is the sentence that a person
 * reads; it begins with the words of its reason, by which it is known again.
 */
enum OmissionReason implements Worded {
    NO_ACCOUNT("It has named no payout account. The partner sets one; then propose anew."),
    UNREADABLE_HOLDER("Its account's holder is written in letters that banks elsewhere do not read."
            + " The partner sets the account anew with the name in Latin letters; then propose anew."),
    NO_BANK(
            "Its account has an IBAN, but is paid outside SEPA, which needs its bank (BIC) and its holder's country too."
                    + " The partner adds them to its payout account; then propose anew."),
    /** Goes on with the settlement, and why it came back. */
    CAME_BACK("Its payout of settlement "),
    OWED_LESS("It is owed less by now than was proposed; propose anew."),
    ACCOUNT_CHANGED("It has named another payout account since this was proposed, which nobody has approved;"
            + " propose anew."),
    TAXED_OTHERWISE("It is taxed otherwise by now than was proposed; propose anew."),
    SUM_DIFFERS("The partner has agreed to self-billing, and what it is owed is not the"
            + " sum of its shares that nothing has paid, so no document could state it. Propose anew; if it stays, the"
            + " partner withdraws its agreement, invoices this payout itself, and agrees again."),
    TAX_TAKES_ALL("The tax that its self-billed invoice would take back is as much as its"
            + " shares, and no document states nothing or less. It is carried on until later shares make up for it."),
    /** Goes on with the two currencies and the day. */
    NO_RATE("There is no exchange rate of "),
    /** In the words of a release that is not this one. */
    OTHER("");

    private final String words;

    OmissionReason(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    /** Which one a sentence says. */
    static OmissionReason of(String said) {
        return Worded.of(OmissionReason.class, said);
    }
}
