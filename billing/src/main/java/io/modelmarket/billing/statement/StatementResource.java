package io.modelmarket.billing.statement;

import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** What a partner has earned in a period. */
@Path("/v1/tenants/{tenant}/statements")
@TenantRoles({Role.FINANCE, Role.VIEWER})
class StatementResource {

    private final Statements statements;
    private final Caller caller;

    @Inject
    StatementResource(Statements statements, Caller caller) {
        this.statements = statements;
        this.caller = caller;
    }

    @GET
    public StatementView get(
            @PathParam("tenant") String tenant,
            @QueryParam("period") @Nullable String period,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return statements.of(caller.tenant().value(), period, Page.of(cursor, limit));
    }
}
