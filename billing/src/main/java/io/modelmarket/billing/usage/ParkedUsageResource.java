package io.modelmarket.billing.usage;

import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For finance: usage that could not be taken, and what becomes of it. */
@Path("/v1/finance/usage/rejected")
@PlatformRole({"finance", "operator"})
class ParkedUsageResource {

    private static final int DECIDE_SECONDS = 120;

    private final RejectedUsage rejected;
    private final ParkedUsage parked;
    private final ParkedUsageReads reads;
    private final Caller caller;

    @Inject
    ParkedUsageResource(RejectedUsage rejected, ParkedUsage parked, ParkedUsageReads reads, Caller caller) {
        this.rejected = rejected;
        this.parked = parked;
        this.reads = reads;
        this.caller = caller;
    }

    @GET
    public RejectedUsageView rejected(
            @QueryParam("undecided") boolean undecided,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<RejectedUsage.RejectedView> read = rejected.list(page, undecided);
        return new RejectedUsageView(page.items(read), page.next(read));
    }

    /** What waits for a decision, by node and reason. */
    @GET
    @Path("undecided")
    public UndecidedUsageView undecided() {
        return new UndecidedUsageView(reads.groups());
    }

    /**
     * Decides about those undecided events that the request names, some thousands at once; repeated with {@code next}
     * of the answer as {@code after}, about the rest.
     */
    @POST
    @Path("decisions")
    @Idempotent(longestSeconds = DECIDE_SECONDS)
    public ParkedUsage.DecidedView decide(@NotNull @Valid ParkedUsageDecisionRequest request) {
        return parked.decide(
                request.decision(),
                request.selection(),
                request.after() == null ? 0 : request.after(),
                request.events(),
                new ParkedUsage.Decision(request.reason().strip(), caller.subject()));
    }

    @GET
    @Path("decisions")
    public ParkedUsageDecisionsView decisions(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<ParkedUsageReads.DecisionView> read = reads.decisions(page);
        return new ParkedUsageDecisionsView(page.items(read), page.next(read));
    }

    /**
     * What is decided about which undecided events, and why: single ones by their ids, or all that were refused for one
     * reason, of one node and in a time if it says so.
     *
     * @param refusedFor the reason's word, as the list of refused events has it; needed without ids
     * @param from when they were refused, at the earliest
     * @param to before when
     * @param after only about events behind the one with this id, as the answer before has said ({@code next})
     * @param events how many are meant, before and behind that: where it is another number by now, nothing is decided;
     *     null: whatever there is
     */
    record ParkedUsageDecisionRequest(
            @NotNull ParkedUsageDecision decision,
            @Nullable @Size(min = 1, max = 1000) List<@NotNull Long> ids,
            @Nullable @Size(max = 60) String refusedFor,
            @Nullable @Size(max = 120) String node,
            @Nullable Instant from,
            @Nullable Instant to,
            @PositiveOrZero @Nullable Long after,
            @PositiveOrZero @Nullable Long events,
            @NotBlank @Size(max = 500) String reason) {

        private ParkedEvents.Selection selection() {
            if (ids == null && refusedFor == null) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "Name ids, or the reason for which they were refused (refusedFor).");
            }
            return new ParkedEvents.Selection(ids, refusedFor, node, from, to);
        }
    }

    /** A page of refused records. */
    record RejectedUsageView(
            List<RejectedUsage.RejectedView> items,
            @Nullable String next) {}

    /** What waits for a decision. */
    record UndecidedUsageView(List<ParkedUsageReads.GroupView> items) {}

    /** A page of decisions. */
    record ParkedUsageDecisionsView(
            List<ParkedUsageReads.DecisionView> items,
            @Nullable String next) {}
}
