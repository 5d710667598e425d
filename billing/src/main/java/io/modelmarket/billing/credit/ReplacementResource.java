package io.modelmarket.billing.credit;

import io.modelmarket.billing.invoice.InvoiceReads;
import io.modelmarket.billing.invoice.InvoiceView;
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
import org.jboss.resteasy.reactive.ResponseStatus;

/** Finance replaces invoices that state the wrong buyer or tax. */
@Path("/v1/finance/invoices/{number}/replacement")
@PlatformRole("finance")
class ReplacementResource {

    private static final int CREATED = 201;

    private final Replacements replacements;
    private final InvoiceReads invoices;
    private final Caller caller;

    @Inject
    ReplacementResource(Replacements replacements, InvoiceReads invoices, Caller caller) {
        this.replacements = replacements;
        this.invoices = invoices;
        this.caller = caller;
    }

    /**
     * Credits all that is left of the invoice and issues another with the same lines, to whom the buyer is by its
     * billing profile of today, taxed accordingly; shares stay as they are. The new invoice, which names the old one
     * and the credit note.
     */
    @POST
    @Idempotent
    @ResponseStatus(CREATED)
    public InvoiceView replace(@PathParam("number") String number, @NotNull @Valid ReplacementRequest request) {
        String made = replacements.replace(number, request.reason(), caller.subject());
        return invoices.findShared(made).orElseThrow();
    }

    /** Why it is replaced: it stands on the credit note. */
    record ReplacementRequest(@NotBlank @Size(max = 500) String reason) {}
}
