package io.modelmarket.billing.agreement;

import io.modelmarket.contracts.id.ModelName;
import java.util.Currency;

/**
 * What is proposed.
 *
 * @param noticeDays how long it goes on after somebody has given notice
 */
record Proposal(
        ModelName model,
        Scope scope,
        Mode mode,
        Recognition recognition,
        Currency currency,
        Shares shares,
        int noticeDays) {

    Acceptability.Subject subject() {
        return new Acceptability.Subject(model, scope, currency);
    }
}
