package io.modelmarket.billing.bank;

import io.modelmarket.billing.bank.BankReads.EntryView;
import io.modelmarket.billing.bank.BankReads.StatementView;
import io.modelmarket.billing.upload.Upload;
import io.modelmarket.billing.wire.Keyset;
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
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
    private final Upload upload;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    BankResource(
            BankStatements statements,
            Resolution resolution,
            BankReads reads,
            Upload upload,
            Caller caller,
            InstantSource clock) {
        this.statements = statements;
        this.resolution = resolution;
        this.reads = reads;
        this.upload = upload;
        this.caller = caller;
        this.clock = clock;
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
        Keyset<UUID> page = Keyset.of(cursor, limit, UUID::fromString);
        List<EntryView> read = reads.entries(state, statement, page);
        return new EntriesView(page.items(read), page.next(read, EntryView::id));
    }

    /** Says that what is left of an entry, or a part, was sent back to who paid it, and why. */
    @POST
    @Path("bank-entries/{id}/return")
    @Idempotent
    public EntryView sendBack(@PathParam("id") UUID id, @NotNull @Valid ReturnRequest request) {
        resolution.sendBack(id, request.amount(), said(request.reason()));
        return view(id);
    }

    /** Says that what is left of an entry is booked elsewhere or not at all, and why. */
    @POST
    @Path("bank-entries/{id}/set-aside")
    @Idempotent
    public EntryView setAside(@PathParam("id") UUID id, @NotNull @Valid SetAsideRequest request) {
        resolution.setAside(id, said(request.reason()));
        return view(id);
    }

    private EntryPart.Said said(String reason) {
        return new EntryPart.Said(
                null, reason, caller.subject(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private EntryView view(UUID id) {
        return reads.entry(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no entry " + id + "."));
    }

    /** How much was sent back, all that is left unless said, and why. */
    record ReturnRequest(
            @Size(max = 30) @Nullable String amount,
            @NotBlank @Size(max = 500) String reason) {}

    /** Why nothing more of an entry is booked. */
    record SetAsideRequest(@NotBlank @Size(max = 500) String reason) {}

    /** A page of statements. */
    record StatementsView(
            List<StatementView> items, @Nullable String next) {}

    /** A page of entries. */
    @Schema(name = "BankEntriesView")
    record EntriesView(List<EntryView> items, @Nullable String next) {}
}
