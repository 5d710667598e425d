package io.modelmarket.billing.receivable;

import io.modelmarket.billing.credit.CreditNoteReads;
import io.modelmarket.billing.credit.CreditNoteReads.CreditableView;
import io.modelmarket.billing.invoice.InvoiceReads;
import io.modelmarket.billing.invoice.InvoiceState;
import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.period.Months;
import io.modelmarket.billing.receivable.InvoiceAccounts.Filter;
import io.modelmarket.billing.receivable.InvoiceAccounts.InvoiceAccountView;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Everybody's invoices, for finance. */
@Path("/v1/finance")
@PlatformRole("finance")
class FinanceInvoiceResource {

    private final InvoiceAccounts accounts;
    private final InvoiceReads invoices;
    private final CreditNoteReads credits;

    @Inject
    FinanceInvoiceResource(InvoiceAccounts accounts, InvoiceReads invoices, CreditNoteReads credits) {
        this.accounts = accounts;
        this.invoices = invoices;
        this.credits = credits;
    }

    @GET
    @Path("invoices")
    public InvoiceAccountsView list(
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("period") @Nullable String period,
            @QueryParam("state") @Parameter(schema = @Schema(implementation = InvoiceState.class)) @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        Filter filter = new Filter(tenant, period == null ? null : Months.parse(period), InvoiceState.parse(state));
        List<InvoiceAccountView> read = accounts.list(filter, page);
        return new InvoiceAccountsView(page.items(read), page.next(read));
    }

    @GET
    @Path("invoices/{number}")
    public FinanceInvoiceView get(@PathParam("number") String number) {
        return new FinanceInvoiceView(
                accounts.find(number).orElseThrow(() -> unknown(number)),
                invoices.findShared(number).orElseThrow(() -> unknown(number)),
                credits.creditable(number));
    }

    private static ProblemException unknown(String number) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no invoice " + number + ".");
    }

    /** A page of invoices. */
    record InvoiceAccountsView(
            List<InvoiceAccountView> items, @Nullable String next) {}

    /** One: what has become of it, its lines, and what of them can still be credited. */
    record FinanceInvoiceView(InvoiceAccountView account, InvoiceView invoice, List<CreditableView> creditable) {}
}
