package io.modelmarket.billing.bank;

import io.modelmarket.billing.bank.BankReads.EntryView;
import io.modelmarket.billing.bank.BankReads.StatementView;
import io.modelmarket.billing.upload.Upload;
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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Finance uploads the bank's statements and looks after what they leave open. */
@Path("/v1/finance")
@PlatformRole("finance")
class BankResource {

    private static final int CREATED = 201;

    private final BankStatements statements;
    private final Resolution resolution;
    private final BankReads reads;
    private final Unallocated unallocated;
    private final Upload upload;
    private final Caller caller;

    @Inject
    BankResource(
            BankStatements statements,
            Resolution resolution,
            BankReads reads,
            Unallocated unallocated,
            Upload upload,
            Caller caller) {
        this.statements = statements;
        this.resolution = resolution;
        this.reads = reads;
        this.unallocated = unallocated;
        this.upload = upload;
        this.caller = caller;
    }

    /** Takes a camt.053 file in. What it or another has brought before is not booked again. */
    @POST
    @Path("bank-statements")
    @Consumes({"application/xml", "text/xml"})
    @ResponseStatus(CREATED)
    public StatementsView take(@NotNull InputStream body) {
        byte[] file = upload.read(body);
        List<UUID> taken = statements.take(file, Upload.sha256(file), caller.subject());
        return new StatementsView(taken.stream().map(reads::statement).toList(), null);
    }

    @GET
    @Path("bank-statements")
    public StatementsView statements(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<StatementView> read = reads.statements(page);
        return new StatementsView(page.items(read), page.next(read));
    }

    @GET
    @Path("bank-entries")
    public EntriesView entries(
            @QueryParam("state") @Nullable EntryState state,
            @QueryParam("statement") @Nullable UUID statement,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<EntryView> read = reads.entries(state, statement, page);
        return new EntriesView(page.items(read), page.next(read));
    }

    /** What has come in and is nobody's yet, by currency, beside what the ledger has; the difference must be 0. */
    @GET
    @Path("unallocated")
    public UnallocatedsView unallocated() {
        return new UnallocatedsView(unallocated.balances());
    }

    /**
     * Books what is left of an entry, or a part, as the payment of an invoice, changed where that is in another
     * currency, or of an order of prepaid credit.
     */
    @POST
    @Path("bank-entries/{id}/assignments")
    @Idempotent
    @ResponseStatus(CREATED)
    public EntryView assign(@PathParam("id") UUID id, @NotNull @Valid AssignmentRequest request) {
        if ((request.invoice() == null) == (request.prepaidOrder() == null)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "Either invoice or prepaidOrder must be given, and not both.");
        }
        resolution.assign(
                id,
                new Resolution.Assignment(request.invoice(), request.prepaidOrder(), request.amount()),
                caller.subject());
        return view(id);
    }

    /** Says that what is left of an entry, or a part, was sent back to who paid it, and why. */
    @POST
    @Path("bank-entries/{id}/return")
    @Idempotent
    public EntryView sendBack(@PathParam("id") UUID id, @NotNull @Valid ReturnRequest request) {
        resolution.sendBack(id, request.amount(), new Resolution.Reason(request.reason(), caller.subject()));
        return view(id);
    }

    /**
     * Says that what is left of an entry is booked elsewhere or not at all, and why; of a debit by which the bank takes
     * a transfer back, that as much of the transfer's entry is sent back.
     */
    @POST
    @Path("bank-entries/{id}/set-aside")
    @Idempotent
    public EntryView setAside(@PathParam("id") UUID id, @NotNull @Valid SetAsideRequest request) {
        resolution.setAside(id, new Resolution.Reason(request.reason(), caller.subject()), request.takesBack());
        return view(id);
    }

    private EntryView view(UUID id) {
        return reads.entry(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no entry " + id + "."));
    }

    /** Which invoice, or order of prepaid credit, and how much of the entry; all that is left unless said. */
    record AssignmentRequest(
            @Size(min = 1, max = 60) @Nullable String invoice,
            @Size(min = 1, max = 60) @Nullable String prepaidOrder,
            @Size(max = 30) @Nullable String amount) {}

    /** How much was sent back, all that is left unless said, and why. */
    record ReturnRequest(
            @Size(max = 30) @Nullable String amount,
            @NotBlank @Size(max = 500) String reason) {}

    /** Why nothing more of an entry is booked; of a debit, the id of the entry of the transfer that it takes back. */
    record SetAsideRequest(
            @NotBlank @Size(max = 500) String reason,

            @Schema(description = "Of a debit: the entry of the transfer that the bank takes back with it.") @Nullable UUID takesBack) {}

    /** What is unallocated. */
    record UnallocatedsView(List<Unallocated.UnallocatedView> items) {}

    /** A page of statements. */
    record StatementsView(
            List<StatementView> items, @Nullable String next) {}

    /** A page of entries. */
    @Schema(name = "BankEntriesView")
    record EntriesView(List<EntryView> items, @Nullable String next) {}
}
