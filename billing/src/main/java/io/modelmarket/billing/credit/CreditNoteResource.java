package io.modelmarket.billing.credit;

import io.modelmarket.billing.credit.CreditNotes.LineAmount;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Finance credits invoices. */
@Path("/v1/finance")
@PlatformRole("finance")
class CreditNoteResource {

    private static final int CREATED = 201;

    private final CreditNotes notes;
    private final CreditNoteReads reads;
    private final Caller caller;

    @Inject
    CreditNoteResource(CreditNotes notes, CreditNoteReads reads, Caller caller) {
        this.notes = notes;
        this.reads = reads;
        this.caller = caller;
    }

    @POST
    @Path("invoices/{number}/credit-notes")
    @Idempotent
    @ResponseStatus(CREATED)
    public CreditNoteView issue(@PathParam("number") String number, @NotNull @Valid CreditRequest request) {
        List<LineAmount> lines = request.lines() == null
                ? List.of()
                : request.lines().stream()
                        .map(line -> new LineAmount(line.line(), line.amount()))
                        .toList();
        String made = notes.issue(number, lines, request.reason(), caller.subject());
        return reads.find(null, made).orElseThrow();
    }

    @GET
    @Path("credit-notes")
    public CreditNotesView list(
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<CreditNoteView> read = reads.list(tenant, page);
        return new CreditNotesView(page.items(read), page.next(read));
    }

    /** Why, and how much of which lines; without lines, all that is left of the invoice. */
    record CreditRequest(
            @NotBlank @Size(max = 500) String reason,
            @Size(min = 1, max = 1000) @Nullable List<@NotNull @Valid CreditLineRequest> lines) {}

    /** A part of an invoice's line, in the invoice's currency. */
    record CreditLineRequest(
            @Min(1) int line, @NotBlank @Size(max = 30) String amount) {}

    /** A page of credit notes. */
    record CreditNotesView(
            List<CreditNoteView> items, @Nullable String next) {}
}
