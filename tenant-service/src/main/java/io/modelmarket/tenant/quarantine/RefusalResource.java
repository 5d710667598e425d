package io.modelmarket.tenant.quarantine;

import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import io.modelmarket.tenant.publishing.ConsumerRefusals;
import io.modelmarket.tenant.publishing.RefusalView;
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

/** Consumers that are refused a release, for the operator. */
@Path("/v1/refusals")
@PlatformRole("operator")
@Tag(name = "quarantines")
class RefusalResource {

    private final ConsumerRefusals refusals;
    private final Caller caller;

    RefusalResource(ConsumerRefusals refusals, Caller caller) {
        this.refusals = refusals;
        this.caller = caller;
    }

    @GET
    public RefusalListView list(@QueryParam("cursor") @Nullable String cursor) {
        Page<RefusalView> page = refusals.open(Cursor.decode(cursor));
        return new RefusalListView(page.items(), page.next());
    }

    /** Has all data planes serve the release to that consumer again. */
    @DELETE
    @Path("/{tenant}/{model}/{version}/{consumer}")
    public ReleaseView revoke(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @PathParam("version") String version,
            @PathParam("consumer") String consumer) {
        try {
            return refusals.revoke(ReleaseShelf.name(new TenantId(tenant), model), version, consumer, caller.email());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "there is no release of that name");
        }
    }

    /** Who is refused what now, the oldest first; a consumer refused by several nodes has a line for each. */
    @Schema(name = "RefusalList")
    public record RefusalListView(
            @Schema(required = true) List<RefusalView> items,
            @Nullable String next) {}
}
