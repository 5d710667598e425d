package io.modelmarket.billing.agreement;

import io.modelmarket.contracts.id.ModelName;
import java.util.Currency;

/**
 * What is proposed.
 *
 * @param noticeDays how long it goes on after somebody has given notice
 * @param listed what the request calls the shares: {@code shares} or {@code rules}
 */
record Proposal(
        ModelName model,
        Scope scope,
        Mode mode,
        Recognition recognition,
        Currency currency,
        Shares shares,
        int noticeDays,
        Window window,
        String listed) {

    /** Where in the request a member of a share is. */
    String field(int share, String member) {
        return listed + "[" + share + "]." + member;
    }

    Acceptability.Subject subject() {
        return new Acceptability.Subject(model, scope, currency);
    }
}
