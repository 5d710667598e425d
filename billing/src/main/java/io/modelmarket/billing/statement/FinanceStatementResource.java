package io.modelmarket.billing.statement;

import io.modelmarket.billing.wire.Page;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Any partner's statement, for finance: what the partner itself reads. */
@Path("/v1/finance/statements")
@PlatformRole("finance")
class FinanceStatementResource {

    private final Statements statements;

    @Inject
    FinanceStatementResource(Statements statements) {
        this.statements = statements;
    }

    @GET
    @Path("{partner}")
    public StatementView get(
            @PathParam("partner") String partner,
            @QueryParam("period") @Nullable String period,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return statements.of(partner, period, Page.of(cursor, limit));
    }
}
