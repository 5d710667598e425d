package io.modelmarket.billing.plan;

/** What a plan charges for requests that fail. */
public enum FailedRequests {
    /** Nothing. */
    FREE,
    /**
     * A request and its compute time, of those for which the model was run and whose caller would have had an answer
     * but for his input, his own timeout or his leaving; nothing for others.
     */
    BILLED
}
