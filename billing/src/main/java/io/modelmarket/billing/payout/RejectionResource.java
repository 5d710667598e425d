package io.modelmarket.billing.payout;

import io.modelmarket.billing.payout.SettlementViews.PayoutView;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payouts that the bank has refused before anything left: no statement says so, finance does. */
@Path("/v1/finance/settlements/{id}/payouts/{tenant}/rejection")
@PlatformRole("finance")
class RejectionResource {

    private final Transfers transfers;
    private final TransferReads reads;
    private final SettlementReads settlements;
    private final SettlementViews views;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    RejectionResource(
            Transfers transfers,
            TransferReads reads,
            SettlementReads settlements,
            SettlementViews views,
            Caller caller,
            InstantSource clock) {
        this.transfers = transfers;
        this.reads = reads;
        this.settlements = settlements;
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    /** What it pays is owed to the partner again; the next settlement pays it, once the account is corrected. */
    @POST
    @Idempotent
    public PayoutView reject(
            @PathParam("id") UUID id,
            @PathParam("tenant") String tenant,
            @NotNull @Valid PayoutRejectionRequest request) {
        transfers.rejected(transfer(id, tenant), why(request.code(), request.reason()));
        return view(id, tenant);
    }

    /** Takes back that the bank has refused it, while nobody has paid it again. */
    @POST
    @Path("reversal")
    @Idempotent
    public PayoutView reverse(
            @PathParam("id") UUID id,
            @PathParam("tenant") String tenant,
            @NotNull @Valid RejectionReversalRequest request) {
        transfers.undoRejection(transfer(id, tenant), why(null, request.reason()));
        return view(id, tenant);
    }

    private Happening.Why why(@Nullable String code, String reason) {
        return new Happening.Why(code, reason, caller.subject(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Transfer transfer(UUID id, String tenant) {
        return reads.of(id, tenant)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "There is no payout to " + tenant + " in an approved settlement " + id + "."));
    }

    private PayoutView view(UUID id, String tenant) {
        return views.payout(settlements.find(id).orElseThrow(), tenant);
    }

    /** Why the bank has refused it: its code, where it gave one, and in words. */
    record PayoutRejectionRequest(
            @Pattern(regexp = "[A-Z0-9]{4}") @Nullable String code,
            @NotBlank @Size(max = 500) String reason) {}

    /** Why that is taken back. */
    record RejectionReversalRequest(
            @NotBlank @Size(max = 500) String reason) {}
}
