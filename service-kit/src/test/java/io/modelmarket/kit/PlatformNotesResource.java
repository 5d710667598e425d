package io.modelmarket.kit;

import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** What only the operator may see. */
@Path("/v1/notes")
@PlatformRole("operator")
class PlatformNotesResource {

    private final Notes notes;

    @Inject
    PlatformNotesResource(Notes notes) {
        this.notes = notes;
    }

    @GET
    public List<String> list() {
        return notes.texts();
    }
}
