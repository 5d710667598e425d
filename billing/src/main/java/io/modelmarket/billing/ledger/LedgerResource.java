package io.modelmarket.billing.ledger;

import io.modelmarket.billing.wire.Page;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The book, for finance. */
@Path("/v1/finance/ledger")
@PlatformRole("finance")
class LedgerResource {

    private final LedgerReads ledger;
    private final InstantSource clock;

    @Inject
    LedgerResource(LedgerReads ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @GET
    @Path("trial-balance")
    public TrialBalanceView trialBalance() {
        List<LedgerReads.CurrencyTotal> totals = ledger.totals();
        return new TrialBalanceView(
                ledger.balances(),
                totals,
                totals.stream().allMatch(LedgerReads.CurrencyTotal::balanced),
                clock.instant());
    }

    @GET
    @Path("transactions")
    public TransactionsView transactions(
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<LedgerReads.TransactionView> read = ledger.transactions(tenant, page);
        return new TransactionsView(page.items(read), page.next(read));
    }

    /** Every account, the totals by currency, and whether debits equal credits. */
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
