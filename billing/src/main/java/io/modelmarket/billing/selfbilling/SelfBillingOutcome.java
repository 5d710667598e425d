package io.modelmarket.billing.selfbilling;

/** Whether a payout has a self-billed invoice, and why not. */
public enum SelfBillingOutcome {
    ISSUED("The self-billed invoice was issued."),
    NOT_AGREED("The partner has not agreed to self-billing: it invoices itself."),
    NO_PROFILE("The partner has no billing profile: it invoices itself."),
    NO_COUNTRY("The partner's billing profile or market.seller names no country: the partner invoices itself."),
    /** Of payouts from before self-billed invoices charged tax. */
    TAX_DUE("A tax rule charges what the partner supplies, which only its own invoice could state."),
    SUM_DIFFERS("Not every share that this pays is known as an accrual that no earlier settlement has paid.");

    private final String reason;

    SelfBillingOutcome(String reason) {
        this.reason = reason;
    }

    /** In a sentence. */
    public String reason() {
        return reason;
    }
}
