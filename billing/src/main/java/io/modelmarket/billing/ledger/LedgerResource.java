package io.modelmarket.billing.ledger;

import io.modelmarket.billing.ledger.LedgerVerification.VerificationView;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The book, for finance. */
@Path("/v1/finance/ledger")
@PlatformRole("finance")
class LedgerResource {

    private final LedgerReads ledger;
    private final LedgerVerification verification;
    private final Checkpoints checkpoints;
    private final InstantSource clock;

    @Inject
    LedgerResource(LedgerReads ledger, LedgerVerification verification, Checkpoints checkpoints, InstantSource clock) {
        this.ledger = ledger;
        this.verification = verification;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    @GET
    @Path("trial-balance")
    public TrialBalanceView trialBalance(@QueryParam("at") @Nullable String at) {
        Instant asOf = at == null ? clock.instant() : Times.instant(at, "at");
        List<LedgerReads.CurrencyTotal> totals = ledger.totals(asOf);
        return new TrialBalanceView(
                ledger.balances(asOf), totals, totals.stream().allMatch(LedgerReads.CurrencyTotal::balanced), asOf);
    }

    /** Recomputes the book; takes as long as the book is long. */
    @GET
    @Path("verification")
    public VerificationView verification() {
        return verification.verify();
    }

    /** Signs the book's head now, unless it is signed or the book is broken; then as the last verification. */
    @POST
    @Path("checkpoints")
    public VerificationView checkpoint() {
        checkpoints.sign();
        return verification.verify();
    }

    /**
     * The latest first: with an entry on an account of a tenant or purpose, about a document or a line of it, booked in
     * a time.
     */
    @GET
    @Path("transactions")
    public TransactionsView transactions(
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("purpose") @Parameter(schema = @Schema(implementation = Purpose.class)) @Nullable String purpose,
            @QueryParam("document") @Nullable String document,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<LedgerReads.TransactionView> read =
                ledger.transactions(TransactionFilter.of(tenant, purpose, document, from, to), page);
        return new TransactionsView(page.items(read), page.next(read));
    }

    /**
     * Every account, the totals by currency, and whether debits equal credits, of what was booked up to {@code asOf}.
     */
    record TrialBalanceView(
            List<LedgerReads.AccountBalance> items,
            List<LedgerReads.CurrencyTotal> totals,
            boolean balanced,
            Instant asOf) {}

    /** A page of transactions. */
    record TransactionsView(
            List<LedgerReads.TransactionView> items,
            @Nullable String next) {}
}
