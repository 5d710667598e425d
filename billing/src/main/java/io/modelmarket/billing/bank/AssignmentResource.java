package io.modelmarket.billing.bank;

import io.modelmarket.billing.bank.BankReads.EntryView;
import io.modelmarket.billing.bank.Resolution.Target;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Finance says what an entry that waits is for, and takes that back where it was wrong. */
@Path("/v1/finance/bank-entries/{id}/assignments")
@PlatformRole("finance")
class AssignmentResource {

    private static final int CREATED = 201;
    private static final String ASSIGNED = "Assigned by finance.";

    private final Resolution resolution;
    private final BankReads reads;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    AssignmentResource(Resolution resolution, BankReads reads, Caller caller, InstantSource clock) {
        this.resolution = resolution;
        this.reads = reads;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Books what is left of an entry, or a part. A credit pays an invoice, changed where that is in another currency,
     * or an order of prepaid credit, or is a payout that came back; a debit is a payout, all that waits of a
     * settlement, or takes a credit back; either may be a fee, interest, or something else for a reason.
     */
    @POST
    @Idempotent(longestSeconds = BankStatements.LONGEST_SECONDS)
    @ResponseStatus(CREATED)
    public EntryView assign(@PathParam("id") UUID id, @NotNull @Valid AssignmentRequest request) {
        List<Target> targets = request.targets();
        if (targets.size() != 1) {
            throw invalid("Exactly one of invoice, prepaidOrder, payout, settlement, takesBack and account must be"
                    + " given.");
        }
        Optional<String> reason = Optional.ofNullable(request.reason()).filter(said -> !said.isBlank());
        if (request.account() != null && reason.isEmpty()) {
            throw invalid("reason must be given with account.");
        }
        resolution.assign(
                id,
                new Resolution.Assignment(targets.getFirst(), request.amount()),
                said(request.code(), reason.orElse(ASSIGNED)));
        return view(id);
    }

    /** Takes one back: what it is of its entry waits again. What pays an invoice or an order is taken back there. */
    @POST
    @Path("{assignment}/reversal")
    @Idempotent
    public EntryView reverse(
            @PathParam("id") UUID id,
            @PathParam("assignment") UUID assignment,
            @NotNull @Valid AssignmentReversalRequest request) {
        resolution.undo(id, assignment, said(null, request.reason()));
        return view(id);
    }

    private EntryPart.Said said(@Nullable String code, String reason) {
        return new EntryPart.Said(
                code, reason, caller.subject(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private EntryView view(UUID id) {
        return reads.entry(id).orElseThrow();
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }

    /** What an entry is for, one of the first six, and how much of it; all that is left unless said. */
    record AssignmentRequest(
            @Size(min = 1, max = 60) @Nullable String invoice,
            @Size(min = 1, max = 60) @Nullable String prepaidOrder,

            @Schema(
                    description =
                            "The end-to-end id of a payout: of a debit, that it was executed; of a credit, that it came back.")
            @Size(min = 1, max = 60) @Nullable String payout,

            @Schema(description = "Of a debit: it executes all payouts of this settlement that wait, in its currency.")
            @Nullable UUID settlement,

            @Schema(description = "Of a debit: the entry of the transfer that goes back with it.") @Nullable UUID takesBack,

            @Nullable BankAccountKind account,

            @Size(max = 30) @Nullable String amount,

            @Schema(description = "Why a payout came back, by ISO 20022's external list, such as AC04.")
            @Pattern(regexp = "[A-Z0-9]{4}") @Nullable String code,

            @Size(min = 1, max = 500) @Nullable String reason) {

        /** All that are given. */
        List<Target> targets() {
            return Stream.of(
                            invoice == null ? null : new Target.Invoice(invoice),
                            prepaidOrder == null ? null : new Target.Order(prepaidOrder),
                            payout == null ? null : new Target.Payout(payout),
                            settlement == null ? null : new Target.Settlement(settlement),
                            takesBack == null ? null : new Target.TakesBack(takesBack),
                            account == null ? null : new Target.Own(account.purpose()))
                    .filter(Objects::nonNull)
                    .map(Target.class::cast)
                    .toList();
        }
    }

    /** Why an assignment is taken back. */
    record AssignmentReversalRequest(
            @NotBlank @Size(max = 500) String reason) {}
}
