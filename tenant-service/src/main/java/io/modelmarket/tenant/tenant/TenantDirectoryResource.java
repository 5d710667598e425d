package io.modelmarket.tenant.tenant;

import io.modelmarket.kit.tenancy.PlatformRole;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All tenants by name, for the platform's own people, who have to name one. */
@Path("/v1/directory/tenants")
@PlatformRole({"operator", "finance"})
@Tag(name = "tenants")
class TenantDirectoryResource {

    private final Organisations organisations;

    TenantDirectoryResource(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Those whose id or name holds the text. */
    @GET
    public TenantDirectoryView search(
            @QueryParam("query") @Nullable @Size(max = 200) String query,
            @QueryParam("cursor") @Nullable String cursor) {
        Page<Tenant> page = organisations.search(query, Cursor.decode(cursor));
        return new TenantDirectoryView(
                page.items().stream()
                        .map(tenant -> new ListedTenantView(
                                tenant.id(), tenant.displayName(), tenant.country(), tenant.timeZone()))
                        .toList(),
                page.next());
    }

    /** A tenant as the platform's people see it. */
    @Schema(name = "ListedTenant")
    public record ListedTenantView(
            @Schema(required = true) String id,
            @Schema(required = true) String displayName,
            @Schema(required = true) String country,
            @Schema(required = true) String timeZone) {}

    /** Tenants, by id. */
    @Schema(name = "TenantDirectory")
    public record TenantDirectoryView(
            @Schema(required = true) List<ListedTenantView> items,
            @Nullable String next) {}
}
