package io.modelmarket.billing.dunning;

import io.modelmarket.billing.dunning.DunningReads.NoticeView;
import io.modelmarket.billing.dunning.DunningReads.StandingRow;
import io.modelmarket.billing.dunning.DunningReads.StandingView;
import io.modelmarket.billing.dunning.Step.Cause;
import io.modelmarket.billing.standing.Standing;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finance sees who is behind, runs what runs daily by itself, and grants time. */
@Path("/v1/finance")
@PlatformRole("finance")
class DunningResource {

    private final DunningRun run;
    private final Dunning dunning;
    private final DunningReads reads;
    private final DunningConfig config;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    DunningResource(
            DunningRun run,
            Dunning dunning,
            DunningReads reads,
            DunningConfig config,
            Caller caller,
            InstantSource clock) {
        this.run = run;
        this.dunning = dunning;
        this.reads = reads;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /** Considers every tenant by what was due at an instant, now unless said. A second run changes nothing. */
    @POST
    @Path("dunning-runs")
    public RunView run(@NotNull @Valid RunRequest request) {
        Instant now = clock.instant();
        Instant asOf = request.asOf() == null ? now : Times.known(request.asOf(), "asOf");
        if (asOf.isAfter(now)) {
            throw invalid("asOf is in the future: nobody is dunned for what is not due yet.");
        }
        return new RunView(asOf, run.run(new Cause(caller.subject(), "run by finance", asOf)));
    }

    @GET
    @Path("standings")
    public StandingsView standings(
            @QueryParam("standing") @Nullable Standing standing,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<StandingRow> read = reads.standings(standing, page);
        return new StandingsView(page.items(read), page.next(read));
    }

    @GET
    @Path("standings/{tenant}")
    public StandingView standing(@PathParam("tenant") String tenant) {
        return reads.standing(id(tenant));
    }

    @GET
    @Path("standings/{tenant}/notices")
    public HistoryView history(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<NoticeView> read = reads.notices(id(tenant), true, page);
        return new HistoryView(page.items(read), page.next(read));
    }

    /** Grants time, during which the tenant is at most reminded; without an instant, takes it back. */
    @PUT
    @Path("standings/{tenant}/grace")
    public StandingView grace(@PathParam("tenant") String tenant, @NotNull @Valid GraceRequest request) {
        Instant until = request.until();
        if (until == null) {
            dunning.endGrace(id(tenant), request.reason(), caller.subject());
            return reads.standing(id(tenant));
        }
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(Duration.ofDays(config.longestGraceDays())))) {
            throw invalid("until must be within the next " + config.longestGraceDays() + " days.");
        }
        dunning.grant(id(tenant), until, request.reason(), caller.subject());
        return reads.standing(id(tenant));
    }

    private static TenantId id(String tenant) {
        try {
            return new TenantId(tenant);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no tenant " + tenant + ".");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }

    /** When invoices had to be due; now unless said. */
    record RunRequest(@Nullable Instant asOf) {}

    /** Who was moved. */
    record RunView(Instant asOf, List<DunningRun.Moved> moved) {}

    /** Until when time is granted, and why. */
    record GraceRequest(
            @Nullable Instant until,
            @NotBlank @Size(max = 500) String reason) {}

    /** A page of standings. */
    record StandingsView(List<StandingRow> items, @Nullable String next) {}

    /** A page of notices. */
    record HistoryView(List<NoticeView> items, @Nullable String next) {}
}
