package io.modelmarket.kit.tenancy;

import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.id.TenantId;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The person behind the running request, and the tenant they act in. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private String scope = TenantScope.NONE;
    private @Nullable Role role;

    @Inject
    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether a valid token came with the request. */
    public boolean isSignedIn() {
        return !identity.isAnonymous();
    }

    /** Keycloak's {@code sub}. */
    public String subject() {
        return token().map(JsonWebToken::getSubject)
                .orElse(identity.getPrincipal().getName());
    }

    /** The e-mail of the token, or the principal's name where it has none. For display and audit. */
    public String email() {
        return token().map(t -> t.<String>getClaim("email"))
                .orElse(identity.getPrincipal().getName());
    }

    /** The e-mail, only if Keycloak has verified it. */
    public Optional<String> verifiedEmail() {
        return token().filter(t -> Boolean.TRUE.equals(t.getClaim("email_verified")))
                .map(t -> t.<String>getClaim("email"));
    }

    /** Whether the token carries the realm role. */
    public boolean hasPlatformRole(String name) {
        return identity.hasRole(name);
    }

    /**
     * The tenant of the path.
     *
     * @throws IllegalStateException outside a tenant's path
     */
    public TenantId tenant() {
        if (role == null) {
            throw new IllegalStateException("the request is not within a tenant");
        }
        return new TenantId(scope);
    }

    /** The caller's role in {@link #tenant()}. */
    public Optional<Role> role() {
        return Optional.ofNullable(role);
    }

    void enter(TenantId tenant, Role withRole) {
        scope = tenant.value();
        role = withRole;
    }

    void enterPlatform() {
        scope = TenantScope.PLATFORM;
    }

    String scope() {
        return scope;
    }

    private Optional<JsonWebToken> token() {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }
}
