package io.modelmarket.kit;

import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.Memberships;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Alice owns acme, Dan only views it, Carla owns globex. */
@ApplicationScoped
class FixedMemberships implements Memberships {

    private static final Map<String, Role> ROLES = Map.of(
            "acme alice@example.com", Role.OWNER,
            "acme dan@example.com", Role.VIEWER,
            "globex carla@example.com", Role.OWNER);

    @Override
    public Optional<Role> roleOf(TenantId tenant, String subject, Optional<String> verifiedEmail) {
        return verifiedEmail.map(email -> ROLES.get(tenant + " " + email));
    }
}
