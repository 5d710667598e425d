package io.modelmarket.kit;

import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.problem.RetryLater;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Tenant-scoped paths of the test service. */
@Path("/v1/tenants/{tenant}/notes")
@TenantRoles
@Consumes(MediaType.APPLICATION_JSON)
class NotesResource {

    private final Notes notes;

    @Inject
    NotesResource(Notes notes) {
        this.notes = notes;
    }

    @GET
    public List<String> list() {
        return notes.texts();
    }

    @GET
    @Path("later")
    public List<String> later() {
        throw RetryLater.refusal(ProblemType.UNAVAILABLE, "Not now.", Duration.ofMillis(2_500));
    }

    @GET
    @Path("by-sql")
    public List<String> listBySql() {
        return notes.textsBySql();
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @TenantRoles(Role.DEVELOPER)
    public NoteView add(@Valid NoteRequest request) {
        Note note = notes.add(request.text());
        return new NoteView(note.id.toString(), note.text);
    }

    @POST
    @Path("smuggled")
    public void smuggle() {
        notes.smuggle("globex");
    }

    record NoteRequest(@NotBlank @Size(max = 200) String text) {}

    record NoteView(String id, String text) {}
}
