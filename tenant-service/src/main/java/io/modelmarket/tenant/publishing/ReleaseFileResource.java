package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The file of a draft release. */
@Path("/v1/tenants/{tenant}/models/{model}/releases/{version}/files/" + ReleaseFile.MODEL)
@TenantRoles
@Tag(name = "releases")
class ReleaseFileResource {

    private final Uploads uploads;
    private final DraftFiles files;
    private final Caller caller;

    ReleaseFileResource(Uploads uploads, DraftFiles files, Caller caller) {
        this.uploads = uploads;
        this.files = files;
        this.caller = caller;
    }

    /** Gives a draft its file, in place of the one it has. */
    @PUT
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @TenantRoles(Role.PUBLISHER)
    public ReleaseView.FileView upload(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @PathParam("version") String version,
            @HeaderParam("Content-Length") @Nullable Long length,
            @HeaderParam("Content-Digest") @Nullable String digest,
            InputStream body) {
        return uploads.receive(
                ReleaseShelf.name(caller.tenant(), model),
                version,
                ReleaseFile.MODEL,
                new Uploads.Upload(
                        body,
                        length == null ? OptionalLong.empty() : OptionalLong.of(length),
                        ContentDigest.sha256(digest)));
    }

    /** Takes its file from a draft, which makes room for others. */
    @DELETE
    @TenantRoles(Role.PUBLISHER)
    public ReleaseView removeFile(
            @PathParam("tenant") String tenant,
            @PathParam("model") String model,
            @PathParam("version") String version) {
        return files.remove(ReleaseShelf.name(caller.tenant(), model), version, ReleaseFile.MODEL);
    }
}
