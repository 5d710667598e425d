package io.modelmarket.tenant.quarantine;

import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import io.modelmarket.tenant.publishing.QuarantineView;
import io.modelmarket.tenant.publishing.Quarantines;
import io.modelmarket.tenant.publishing.ReleaseShelf;
import io.modelmarket.tenant.publishing.ReleaseView;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Quarantined releases, for the operator. */
@Path("/v1/quarantines")
@PlatformRole("operator")
@Tag(name = "quarantines")
class QuarantineResource {

    private final Quarantines quarantines;
    private final Caller caller;

    QuarantineResource(Quarantines quarantines, Caller caller) {
        this.quarantines = quarantines;
        this.caller = caller;
    }

    @GET
    public QuarantineListView list(@QueryParam("cursor") @Nullable String cursor) {
        Page<QuarantineView> page = quarantines.open(Cursor.decode(cursor));
        return new QuarantineListView(page.items(), page.next());
    }

    /** Lets all data planes serve the release again. */
    @DELETE
    @Path("/{tenant}/{model}/{version}")
    public ReleaseView revoke(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @PathParam("version") String version) {
        try {
            return quarantines.revoke(ReleaseShelf.name(new TenantId(tenant), model), version, caller.email());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "there is no release of that name");
        }
    }

    /** What is quarantined, longest waiting first; a release on several nodes has a line for each. */
    @Schema(name = "QuarantineList")
    public record QuarantineListView(
            @Schema(required = true) List<QuarantineView> items,
            @Nullable String next) {}
}
