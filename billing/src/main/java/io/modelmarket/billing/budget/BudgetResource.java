package io.modelmarket.billing.budget;

import io.modelmarket.billing.wire.Page;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of its keys' budgets a tenant has used. They are set at tenant-service. */
@Path("/v1/tenants/{tenant}/key-budgets")
@TenantRoles
class BudgetResource {

    private final KeyBudgets budgets;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    BudgetResource(KeyBudgets budgets, Caller caller, InstantSource clock) {
        this.budgets = budgets;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public KeyBudgetsView list(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Instant now = clock.instant();
        Page page = Page.of(cursor, limit);
        List<KeyBudgets.BudgetView> read = budgets.of(caller.tenant(), now, page);
        return new KeyBudgetsView(page.items(read), now, page.next(read));
    }

    /** A page of budgets. */
    record KeyBudgetsView(
            List<KeyBudgets.BudgetView> items,
            Instant asOf,
            @Nullable String next) {}
}
