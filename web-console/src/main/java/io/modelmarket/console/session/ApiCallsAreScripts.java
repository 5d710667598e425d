package io.modelmarket.console.session;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps sign-in redirects away from scripts: a call below {@code /api/} without a session gets 499, never a 302. */
@ApplicationScoped
class ApiCallsAreScripts implements JavaScriptRequestChecker {

    @Override
    public boolean isJavaScriptRequest(RoutingContext context) {
        return context.normalizedPath().startsWith("/api/");
    }
}
