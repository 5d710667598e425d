package io.modelmarket.kit.tenancy;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells Hibernate's {@code @TenantId} filter the tenant that row-level security is told as well. */
@PersistenceUnitExtension
@ApplicationScoped
class HibernateTenant implements TenantResolver {

    private final TenantScope scope;

    @Inject
    HibernateTenant(TenantScope scope) {
        this.scope = scope;
    }

    @Override
    public String getDefaultTenantId() {
        return TenantScope.NONE;
    }

    @Override
    public String resolveTenantId() {
        return scope.current();
    }

    @Override
    public boolean isRoot(String tenantId) {
        return TenantScope.PLATFORM.equals(tenantId);
    }
}
