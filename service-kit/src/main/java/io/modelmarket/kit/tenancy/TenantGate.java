package io.modelmarket.kit.tenancy;

import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Optional;

/**
 * The one place where a request is let in. Under {@code /v1}: a token is needed, {@link PlatformRole} needs its realm
 * role, and {@code /v1/tenants/{tenant}} needs a membership with one of its {@link TenantRoles}. Somebody else's tenant
 * is answered as one that does not exist.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
class TenantGate implements ContainerRequestFilter {

    private static final String TENANTS = "/v1/tenants/";

    private final ResourceInfo resource;
    private final Caller caller;
    private final Memberships memberships;

    @Inject
    TenantGate(ResourceInfo resource, Caller caller, Memberships memberships) {
        this.resource = resource;
        this.caller = caller;
        this.memberships = memberships;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith("/v1/")) {
            return;
        }
        if (!caller.isSignedIn()) {
            throw new ProblemException(
                    ProblemType.UNAUTHENTICATED, "Send an access token as 'Authorization: Bearer <token>'.");
        }
        find(PlatformRole.class).ifPresent(this::enterPlatform);
        if (path.startsWith(TENANTS)) {
            enterTenant(path.substring(TENANTS.length()).split("/", 2)[0]);
        }
    }

    private void enterPlatform(PlatformRole guard) {
        if (Arrays.stream(guard.value()).noneMatch(caller::hasPlatformRole)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "This needs the platform role " + String.join(" or ", guard.value()) + ".");
        }
        caller.enterPlatform();
    }

    private void enterTenant(String slug) {
        TenantRoles allowed = find(TenantRoles.class).orElseThrow(TenantGate::absent);
        TenantId tenant = parse(slug);
        Role role = memberships
                .roleOf(tenant, caller.subject(), caller.verifiedEmail())
                .orElseThrow(TenantGate::absent);
        if (allowed.value().length > 0
                && role != Role.OWNER
                && !Arrays.asList(allowed.value()).contains(role)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "Your role here is " + role + "; this needs " + Arrays.toString(allowed.value()) + " or OWNER.");
        }
        caller.enter(tenant, role);
    }

    private static TenantId parse(String slug) {
        try {
            return new TenantId(slug);
        } catch (IllegalArgumentException e) {
            throw absent();
        }
    }

    private static ProblemException absent() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such tenant, or you are not a member of it.");
    }

    private <A extends Annotation> Optional<A> find(Class<A> type) {
        A onMethod = resource.getResourceMethod().getAnnotation(type);
        return Optional.ofNullable(
                onMethod != null ? onMethod : resource.getResourceClass().getAnnotation(type));
    }
}
