package io.modelmarket.billing.close;

import io.modelmarket.billing.close.CloseRunView.CloseInvoiceView;
import io.modelmarket.billing.close.Readiness.ReadinessView;
import io.modelmarket.billing.period.Months;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finance closes periods. */
@Path("/v1/finance/closes")
@PlatformRole("finance")
class CloseResource {

    private final PeriodClose closes;
    private final FinalClose approvals;
    private final CloseRunReads runs;
    private final Caller caller;

    @Inject
    CloseResource(PeriodClose closes, FinalClose approvals, CloseRunReads runs, Caller caller) {
        this.closes = closes;
        this.approvals = approvals;
        this.runs = runs;
        this.caller = caller;
    }

    /** Bills a month that goes on; or has a month that is over frozen, for somebody else to approve. */
    @POST
    @Idempotent(longestSeconds = FinalClose.FREEZE_SECONDS)
    public CloseView close(@NotNull @Valid CloseRequest request) {
        YearMonth month = Months.parse(request.period());
        Optional<TenantId> only = tenant(request.tenant());
        if (request.interim()) {
            return CloseView.of(month, closes.interim(month, only, caller.subject()), null, true);
        }
        CloseRunView run = closes.request(month, only, caller.subject(), request.forcedBy())
                .flatMap(made -> runs.find(made.id()))
                .orElse(null);
        return CloseView.of(month, new IssuedInvoices(), run, false);
    }

    @GET
    public CloseRunsView list(
            @QueryParam("period") @Nullable String period,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<CloseRunView> read =
                runs.list(period == null ? null : Months.parse(period).atDay(1), page);
        return new CloseRunsView(page.items(read), page.next(read));
    }

    /** Whether a month's usage is whole, as far as is known, and it can be frozen. */
    @GET
    @Path("readiness")
    public ReadinessView readiness(
            @QueryParam("period") @Nullable String period, @QueryParam("tenant") @Nullable String tenant) {
        return closes.readiness(Months.parse(period), tenant(tenant));
    }

    @GET
    @Path("{id}")
    public CloseRunView get(@PathParam("id") UUID id) {
        return found(id);
    }

    /** What it froze, beside what is issued of it, by consumer. */
    @GET
    @Path("{id}/invoices")
    public CloseInvoicesView invoices(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        found(id);
        List<CloseInvoiceView> read = runs.invoices(id, page);
        return new CloseInvoicesView(page.items(read), page.next(read));
    }

    /**
     * Approves and issues. Who cannot be issued holds up nobody and is in {@code run.failures}; the close is being
     * issued until they are, or it is refused. Who is not what was approved any more is in {@code run.failures} too,
     * and the close is done without it: it is requested anew, alone. After an interruption the same call goes on where
     * it was.
     */
    @POST
    @Path("{id}/approval")
    public CloseView approve(@PathParam("id") UUID id) {
        IssuedInvoices issued = approvals.approve(id, caller.subject());
        CloseRunView run = found(id);
        return CloseView.of(YearMonth.parse(run.period()), issued, run, false);
    }

    /**
     * Refuses a request, or stops one that is being issued: what is issued stays, the rest waits for the next close.
     */
    @POST
    @Path("{id}/rejection")
    public CloseRunView reject(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        approvals.reject(id, request.reason(), caller.subject());
        return found(id);
    }

    /** Lets a locked period be closed again, for usage that came since. */
    @POST
    @Path("{id}/reopening")
    public CloseRunView reopen(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        approvals.reopen(id, request.reason(), caller.subject());
        return found(id);
    }

    private CloseRunView found(UUID id) {
        return runs.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no close " + id + "."));
    }

    private static Optional<TenantId> tenant(@Nullable String slug) {
        try {
            return Optional.ofNullable(slug).map(TenantId::new);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "tenant: " + e.getMessage() + ".");
        }
    }

    /**
     * What to close: a month, of one consumer or of all; interim bills a month that goes on.
     *
     * @param force freezes it although it is in grace or its usage may not be whole, for a reason that is kept
     */
    record CloseRequest(
            @NotNull @Size(max = 7) String period,
            @Size(max = 40) @Nullable String tenant,
            boolean interim,
            boolean force,
            @Size(max = 500) @Nullable String reason) {

        Optional<String> forcedBy() {
            if (!force) {
                return Optional.empty();
            }
            if (reason == null || reason.isBlank()) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "reason: say why it is forced.");
            }
            return Optional.of(reason);
        }
    }

    /** Why. */
    record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}

    /** A page of final closes. */
    record CloseRunsView(List<CloseRunView> items, @Nullable String next) {}

    /** A page of a final close's invoices. */
    record CloseInvoicesView(
            List<CloseInvoiceView> items, @Nullable String next) {}
}
