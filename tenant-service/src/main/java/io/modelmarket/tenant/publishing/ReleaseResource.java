package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.ReleaseVersion;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import io.modelmarket.tenant.licence.LicenceRequest;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Releases of a model: drafted, submitted, withdrawn. */
@Path("/v1/tenants/{tenant}/models/{model}/releases")
@TenantRoles
@Tag(name = "releases")
class ReleaseResource {

    private final ReleaseShelf shelf;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Publishing publishing;
    private final Caller caller;

    ReleaseResource(ReleaseShelf shelf, Drafts drafts, Submissions submissions, Publishing publishing, Caller caller) {
        this.shelf = shelf;
        this.drafts = drafts;
        this.submissions = submissions;
        this.publishing = publishing;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @TenantRoles(Role.PUBLISHER)
    @ResponseStatus(201)
    public ReleaseView draft(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @Valid @NotNull ReleaseRequest request) {
        return drafts.open(name(model), request.parsed(), request.declared());
    }

    @GET
    public ReleaseListView list(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @QueryParam("cursor") @Nullable String cursor) {
        Page<ReleaseView> page = shelf.list(name(model), Cursor.decode(cursor));
        return new ReleaseListView(page.items(), page.next());
    }

    @GET
    @Path("/{version}")
    public ReleaseView get(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @PathParam("version") String version) {
        return shelf.get(name(model), version);
    }

    /** Puts a draft under another licence. */
    @PUT
    @Path("/{version}/licence")
    @TenantRoles(Role.PUBLISHER)
    public ReleaseView license(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @PathParam("version") String version,
            @Valid @NotNull LicenceRequest request) {
        return drafts.license(name(model), version, request.parsed());
    }

    /** Has a draft name no licence. */
    @DELETE
    @Path("/{version}/licence")
    @TenantRoles(Role.PUBLISHER)
    public ReleaseView clearLicence(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @PathParam("version") String version) {
        return drafts.license(name(model), version, null);
    }

    @POST
    @Path("/{version}/submission")
    @TenantRoles(Role.PUBLISHER)
    public ReleaseView submit(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @PathParam("version") String version) {
        return submissions.submit(name(model), version);
    }

    @POST
    @Path("/{version}/withdrawal")
    @Idempotent
    @TenantRoles(Role.PUBLISHER)
    public ReleaseView withdraw(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @PathParam("version") String version) {
        return publishing.withdraw(name(model), version);
    }

    private ModelName name(String model) {
        return ReleaseShelf.name(caller.tenant(), model);
    }

    /**
     * A new draft; {@code version} is semantic, such as 1.0.0 or 2.1.0-rc.1; {@code base} is what it is made from,
     * {@code tokens} what of it is counted as tokens, {@code batching} how its calls are gathered,
     * {@code timeoutMillis} how long a call may take unless its caller says otherwise, {@code licence} under which it
     * may be used.
     */
    @Schema(name = "ReleaseRequest")
    public record ReleaseRequest(
            @NotBlank String version,
            @Valid @Nullable BaseRequest base,
            @Valid @Nullable TokenCount tokens,
            @Valid @Nullable Batching batching,
            @Nullable @Min(1) @Max(LONGEST_TIMEOUT_MILLIS) Integer timeoutMillis,
            @Valid @Nullable LicenceRequest licence) {

        private static final int LONGEST_TIMEOUT_MILLIS = 600_000;

        Declared declared() {
            return new Declared(
                    base == null ? null : base.parsed(),
                    tokens,
                    batching,
                    timeoutMillis,
                    licence == null ? null : licence.parsed());
        }

        ReleaseVersion parsed() {
            return parse(version, "version");
        }

        private static ReleaseVersion parse(String version, String field) {
            try {
                return ReleaseVersion.parse(version);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, field + " must be semantic, such as 1.0.0 or 2.1.0-rc.1");
            }
        }
    }

    /** A published release, its model as {@code partner/name}. */
    @Schema(name = "BaseReleaseRequest")
    public record BaseRequest(
            @NotBlank String model, @NotBlank String version) {

        Release.Base parsed() {
            ReleaseVersion of = ReleaseRequest.parse(version, "base.version");
            try {
                return new Release.Base(ModelName.parse(model), of);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "base.model: " + e.getMessage());
            }
        }
    }

    /** Releases, newest first. */
    @Schema(name = "ReleaseList")
    public record ReleaseListView(
            @Schema(required = true) List<ReleaseView> items,
            @Nullable String next) {}
}
