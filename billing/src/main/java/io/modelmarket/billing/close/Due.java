package io.modelmarket.billing.close;

import io.modelmarket.billing.directory.KnownTenant;
import io.modelmarket.billing.invoice.Draft;
import java.util.List;

/** A consumer and its invoices to be. */
record Due(KnownTenant tenant, List<Draft> drafts) {

    Buyers buyers(Draft draft) {
        return new Buyers(draft.currency(), tenant.country(), tenant.zone());
    }
}
