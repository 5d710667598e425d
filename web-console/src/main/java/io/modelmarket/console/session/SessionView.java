package io.modelmarket.console.session;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What the page may know of the session: who it is to the services, a name, an address, the realm roles the console
 * draws menus for, and where programs call models.
 */
final class SessionView {

    private SessionView() {}

    static JsonObject signedOut() {
        return new JsonObject().put("signedIn", false);
    }

    static JsonObject of(SecurityIdentity identity, URI apiUrl) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return signedOut();
        }
        JsonArray roles = new JsonArray();
        identity.getRoles().stream()
                .filter(role -> role.equals("operator") || role.equals("finance"))
                .sorted()
                .forEach(roles::add);
        String name = token.getClaim("name");
        String email = token.getClaim("email");
        String login = token.getClaim("preferred_username");
        return new JsonObject()
                .put("signedIn", true)
                .put("subject", token.getSubject())
                .put("name", name == null ? (login == null ? token.getSubject() : login) : name)
                .put("email", email == null ? "" : email)
                .put("roles", roles)
                .put("apiUrl", apiUrl.toString());
    }
}
