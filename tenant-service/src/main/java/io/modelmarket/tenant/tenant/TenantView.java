package io.modelmarket.tenant.tenant;

import io.modelmarket.contracts.id.Role;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant as one of its members sees it. */
@Schema(name = "Tenant")
public record TenantView(
        @Schema(required = true) String id,
        @Schema(required = true) String displayName,
        @Schema(required = true) String timeZone,
        @Schema(required = true) String country,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Role role) {

    static TenantView of(Tenant tenant, Role role) {
        return new TenantView(
                tenant.id(), tenant.displayName(), tenant.timeZone(), tenant.country(), tenant.createdAt(), role);
    }
}
