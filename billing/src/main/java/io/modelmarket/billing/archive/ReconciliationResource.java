package io.modelmarket.billing.archive;

import io.modelmarket.billing.period.Months;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Whether the rollups are what the archived events come to, for finance. */
@Path("/v1/finance/reconciliation")
@PlatformRole("finance")
class ReconciliationResource {

    private final Reconciling reconciling;

    @Inject
    ReconciliationResource(Reconciling reconciling) {
        this.reconciling = reconciling;
    }

    /** Recounts a period; takes as long as there are events. */
    @GET
    public ReconciliationView reconciliation(
            @QueryParam("period") @Nullable String period, @QueryParam("tenant") @Nullable String tenant) {
        return reconciling.reconcile(Months.parse(period), tenant);
    }
}
