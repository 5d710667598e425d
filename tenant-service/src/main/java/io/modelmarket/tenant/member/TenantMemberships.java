package io.modelmarket.tenant.member;

import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.Memberships;
import io.modelmarket.kit.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Answers who is what in which tenant from the members' table itself, so a change counts from the next request on. */
@ApplicationScoped
class TenantMemberships implements Memberships {

    private final Standings standings;
    private final TenantScope scope;

    TenantMemberships(Standings standings, TenantScope scope) {
        this.standings = standings;
        this.scope = scope;
    }

    @Override
    public Optional<Role> roleOf(TenantId tenant, String subject, Optional<String> verifiedEmail) {
        return scope.call(tenant, () -> standings.in(tenant, subject, verifiedEmail.orElse(null)));
    }
}
