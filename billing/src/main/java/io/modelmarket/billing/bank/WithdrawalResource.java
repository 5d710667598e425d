package io.modelmarket.billing.bank;

import io.modelmarket.billing.bank.BankReads.StatementView;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Statements that should not have been taken in. */
@Path("/v1/finance/bank-statements/{id}/withdrawal")
@PlatformRole("finance")
class WithdrawalResource {

    private final Withdrawals withdrawals;
    private final BankReads reads;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    WithdrawalResource(Withdrawals withdrawals, BankReads reads, Caller caller, InstantSource clock) {
        this.withdrawals = withdrawals;
        this.reads = reads;
        this.caller = caller;
        this.clock = clock;
    }

    /** Another person than who took it in takes it back, while none of its entries is assigned. */
    @POST
    @Idempotent(longestSeconds = BankStatements.LONGEST_SECONDS)
    public StatementView withdraw(@PathParam("id") UUID id, @NotNull @Valid WithdrawalRequest request) {
        withdrawals.withdraw(
                id,
                new EntryPart.Said(
                        null,
                        request.reason(),
                        caller.subject(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return reads.statement(id);
    }

    /** Why. */
    record WithdrawalRequest(@NotBlank @Size(max = 400) String reason) {}
}
