package io.modelmarket.billing.bank;

import io.modelmarket.billing.bank.BankReconciliation.BankReconciliationView;
import io.modelmarket.billing.payout.Transfer;
import io.modelmarket.billing.payout.TransferReads;
import io.modelmarket.billing.wire.Keyset;
import io.modelmarket.billing.wire.MoneyView;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The bank's statements beside the books: what must be the same, and what waits. */
@Path("/v1/finance")
@PlatformRole("finance")
class BankReconciliationResource {

    private static final int CREATED = 201;

    private final BankReconciliation reconciliation;
    private final Openings openings;
    private final Unallocated unallocated;
    private final TransferReads transfers;
    private final Caller caller;

    @Inject
    BankReconciliationResource(
            BankReconciliation reconciliation,
            Openings openings,
            Unallocated unallocated,
            TransferReads transfers,
            Caller caller) {
        this.reconciliation = reconciliation;
        this.openings = openings;
        this.unallocated = unallocated;
        this.transfers = transfers;
        this.caller = caller;
    }

    /** What has come in and is nobody's yet, by currency, beside what the ledger has; the difference must be 0. */
    @GET
    @Path("unallocated")
    public UnallocatedsView unallocated() {
        return new UnallocatedsView(unallocated.balances());
    }

    /**
     * Each account of the bank's from its first statement to its last one, with gaps between them, and by currency what
     * the bank, what waits and what is on its way are by their own records and by the ledger. All differences must be
     * 0.
     */
    @GET
    @Path("bank-reconciliation")
    public BankReconciliationView reconciliation() {
        return reconciliation.read();
    }

    /** Payouts that are on their way: the bank has not executed them by its statements. The oldest first. */
    @GET
    @Path("outgoing-payouts")
    public OutgoingPayoutsView outgoing(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Keyset<Transfer.Position> page = Keyset.of(cursor, limit, Transfer.Position::parse);
        List<Transfer> read = transfers.onTheWay(page);
        return new OutgoingPayoutsView(
                page.items(read).stream()
                        .map(transfer -> new OutgoingPayoutView(
                                transfer.name(),
                                transfer.settlement(),
                                transfer.tenant(),
                                MoneyView.of(transfer.amount())))
                        .toList(),
                page.next(read, Transfer::position));
    }

    /** Books what was on an account before its first statement and is in no other booking. */
    @POST
    @Path("bank-accounts/{account}/{currency}/opening")
    @Idempotent
    @ResponseStatus(CREATED)
    public OpeningView open(
            @PathParam("account") String account,
            @PathParam("currency") String currency,
            @NotNull @Valid OpeningRequest request) {
        return openings.open(
                new Openings.Place(account, currency), request.amount(), request.reason(), caller.subject());
    }

    /** Takes that back, so that it can be booked anew. */
    @POST
    @Path("bank-accounts/{account}/{currency}/opening/reversal")
    @Idempotent
    public OpeningView reverse(
            @PathParam("account") String account,
            @PathParam("currency") String currency,
            @NotNull @Valid OpeningReversalRequest request) {
        return openings.reverse(new Openings.Place(account, currency), request.reason(), caller.subject());
    }

    /** How much, as a decimal that may be below zero; what the first statement opens with unless said. */
    record OpeningRequest(
            @Size(max = 30) @Nullable String amount,
            @NotBlank @Size(max = 500) String reason) {}

    /** Why it is taken back. */
    record OpeningReversalRequest(@NotBlank @Size(max = 500) String reason) {}

    /** What is booked as an account's opening balance. */
    @Schema(name = "BankOpeningView")
    record OpeningView(String account, MoneyView amount, String reason) {}

    /** What is unallocated. */
    record UnallocatedsView(List<Unallocated.UnallocatedView> items) {}

    /** A payout that is on its way. */
    record OutgoingPayoutView(String name, UUID settlement, String tenant, MoneyView amount) {}

    /** A page of what is on its way. */
    record OutgoingPayoutsView(
            List<OutgoingPayoutView> items, @Nullable String next) {}
}
