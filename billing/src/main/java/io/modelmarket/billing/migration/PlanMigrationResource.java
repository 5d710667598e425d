package io.modelmarket.billing.migration;

import io.modelmarket.billing.migration.PlanMigrations.Announced;
import io.modelmarket.billing.migration.PlanMigrations.Wanted;
import io.modelmarket.billing.migration.PlanMigrations.Way;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Migrations of the subscriptions to a partner's plan. */
@Path("/v1/tenants/{tenant}/plans/{plan}/migrations")
class PlanMigrationResource {

    private static final int CREATED = 201;
    private static final int MOST_DAYS = 366;

    private final PlanMigrations migrations;
    private final Caller caller;

    @Inject
    PlanMigrationResource(PlanMigrations migrations, Caller caller) {
        this.migrations = migrations;
        this.caller = caller;
    }

    /** Announces a migration of all subscriptions on earlier versions. */
    @POST
    @TenantRoles(Role.PUBLISHER)
    @Idempotent
    @ResponseStatus(CREATED)
    public Announced announce(
            @PathParam("tenant") String tenant,
            @PathParam("plan") UUID plan,
            @NotNull @Valid MigrationRequest request) {
        if ((request.when() == Way.NOTICE) != (request.noticeDays() != null)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "noticeDays belongs to when NOTICE, which needs it.");
        }
        return migrations.announce(
                caller.tenant(),
                new Wanted(plan, request.toVersion(), request.when()),
                request.noticeDays(),
                caller.subject());
    }

    @GET
    @TenantRoles
    public MigrationsView list(
            @PathParam("tenant") String tenant,
            @PathParam("plan") UUID plan,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<Announced> read = migrations.list(caller.tenant(), plan, page);
        return new MigrationsView(page.items(read), page.next(read));
    }

    /** Takes back what is not done yet. */
    @DELETE
    @Path("{id}")
    @TenantRoles(Role.PUBLISHER)
    public Announced withdraw(
            @PathParam("tenant") String tenant, @PathParam("plan") UUID plan, @PathParam("id") UUID id) {
        return migrations.withdraw(caller.tenant(), plan, id);
    }

    /** To which version, and when. */
    record MigrationRequest(
            @Positive int toVersion,
            @NotNull Way when,
            @Positive @Max(MOST_DAYS) @Nullable Integer noticeDays) {}

    /** A page of migrations. */
    record MigrationsView(List<Announced> items, @Nullable String next) {}
}
