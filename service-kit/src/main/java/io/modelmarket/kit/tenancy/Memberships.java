package io.modelmarket.kit.tenancy;

import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.id.TenantId;
import java.util.Optional;

/** Port: who is a member of what. tenant-service asks its tables, other services their projection of market.members. */
public interface Memberships {
    /**
     * The person's role in the tenant; empty when not a member or when there is no such tenant.
     *
     * @param subject the token's {@code sub}
     * @param verifiedEmail the token's e-mail if Keycloak has verified it, else empty; invitations bind to it
     */
    Optional<Role> roleOf(TenantId tenant, String subject, Optional<String> verifiedEmail);
}
