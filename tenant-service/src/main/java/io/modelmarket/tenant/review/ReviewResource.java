package io.modelmarket.tenant.review;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.PlatformRole;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import io.modelmarket.tenant.publishing.Publishing;
import io.modelmarket.tenant.publishing.ReleaseShelf;
import io.modelmarket.tenant.publishing.ReleaseView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Releases that await review, for the operator. */
@Path("/v1/reviews")
@PlatformRole("operator")
@Tag(name = "reviews")
class ReviewResource {

    private final ReleaseShelf shelf;
    private final Publishing publishing;

    ReviewResource(ReleaseShelf shelf, Publishing publishing) {
        this.shelf = shelf;
        this.publishing = publishing;
    }

    @GET
    public ReviewListView list(@QueryParam("cursor") @Nullable String cursor) {
        Page<ReleaseView> page = shelf.awaitingReview(Cursor.decode(cursor));
        return new ReviewListView(page.items(), page.next());
    }

    @POST
    @Path("/{tenant}/{model}/{version}/approval")
    @Idempotent
    public ReleaseView approve(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @PathParam("version") String version,
            @Valid @Nullable ApprovalRequest request) {
        String note = request == null || request.note() == null ? "" : request.note();
        return publishing.approve(name(tenant, model), version, note);
    }

    @POST
    @Path("/{tenant}/{model}/{version}/rejection")
    @Idempotent
    public ReleaseView reject(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @PathParam("version") String version,
            @Valid @NotNull RejectionRequest request) {
        return publishing.reject(name(tenant, model), version, request.reason());
    }

    private static ModelName name(String tenant, String model) {
        try {
            return ReleaseShelf.name(new TenantId(tenant), model);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "there is no release of that name");
        }
    }

    /** A word for the partner, if any. */
    @Schema(name = "ApprovalRequest")
    public record ApprovalRequest(
            @Nullable @Size(max = 2000) String note) {}

    /** Why the release is declined, for the partner. */
    @Schema(name = "RejectionRequest")
    public record RejectionRequest(
            @NotBlank @Size(max = 2000) String reason) {}

    /** Releases that await review, longest waiting first. */
    @Schema(name = "ReviewList")
    public record ReviewListView(
            @Schema(required = true) List<ReleaseView> items,
            @Nullable String next) {}
}
