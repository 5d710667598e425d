package io.modelmarket.billing.statement;

import io.modelmarket.billing.period.Months;
import io.modelmarket.billing.statement.StatementPayouts.StatementPayoutView;
import io.modelmarket.billing.statement.StatementReads.StatementLineView;
import io.modelmarket.billing.statement.StatementReads.StatementTotalView;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a partner has earned in a period. */
@Path("/v1/tenants/{tenant}/statements")
@TenantRoles({Role.FINANCE, Role.VIEWER})
class StatementResource {

    private final StatementReads statements;
    private final StatementPayouts payouts;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    StatementResource(StatementReads statements, StatementPayouts payouts, Caller caller, InstantSource clock) {
        this.statements = statements;
        this.payouts = payouts;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public StatementView get(
            @PathParam("tenant") String tenant,
            @QueryParam("period") @Nullable String period,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Instant asOf = clock.instant();
        Page page = Page.of(cursor, limit);
        LocalDate month = Months.parse(period).atDay(1);
        String participant = caller.tenant().value();
        List<StatementLineView> read = statements.lines(participant, month, page);
        return new StatementView(
                Months.parse(period).toString(),
                page.items(read),
                statements.totals(participant, month),
                statements.sums(participant, month),
                payouts.of(participant, month),
                asOf,
                page.next(read));
    }

    /** A period's accruals: lines, sums by model and role, sums by currency; and what was paid in it. */
    record StatementView(
            String period,
            List<StatementLineView> items,
            List<StatementTotalView> byRole,
            List<MoneyView> totals,
            List<StatementPayoutView> payouts,
            Instant asOf,
            @Nullable String next) {}
}
