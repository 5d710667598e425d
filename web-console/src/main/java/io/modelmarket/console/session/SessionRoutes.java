package io.modelmarket.console.session;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Sign-in by navigation, and what the page may ask about its session. Sign-out is Quarkus OIDC's at {@code /logout}.
 */
@ApplicationScoped
class SessionRoutes {

    private final IdentityProviderManager identities;
    private final SessionConfig config;

    SessionRoutes(IdentityProviderManager identities, SessionConfig config) {
        this.identities = identities;
        this.config = config;
    }

    void register(@Observes Router router) {
        router.get("/login").handler(SessionRoutes::backToThePage);
        router.get("/api/session").handler(this::session);
    }

    /** Reached only when signed in: the path itself asks for a person, and so starts the sign-in. */
    private static void backToThePage(RoutingContext context) {
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, ReturnPath.of(context.request().getParam("returnTo")))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    private void session(RoutingContext context) {
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(identity -> answer(context, view(identity)), stale -> answer(context, SessionView.signedOut()));
    }

    private JsonObject view(SecurityIdentity identity) {
        return identity == null ? SessionView.signedOut() : SessionView.of(identity, config.apiUrl());
    }

    private static void answer(RoutingContext context, JsonObject view) {
        if (context.response().headWritten()) {
            // The sign-in mechanism has answered 499 itself; the page reads that as signed out too.
            return;
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(view.toBuffer());
    }
}
