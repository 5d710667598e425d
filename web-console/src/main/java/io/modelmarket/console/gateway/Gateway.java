package io.modelmarket.console.gateway;

import io.modelmarket.console.problem.Problems;
import io.modelmarket.console.session.OwnPage;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Checks each call, and hands those that may pass to the service they name. */
@ApplicationScoped
class Gateway {

    private static final String TENANT_SERVICE = "/api/tenant-service";
    private static final String BILLING = "/api/billing";

    private final OwnPage ownPage;
    private final IdentityProviderManager identities;
    private final Upstream tenantService;
    private final Upstream billing;

    Gateway(Vertx vertx, GatewayConfig config, OwnPage ownPage, IdentityProviderManager identities) {
        this.ownPage = ownPage;
        this.identities = identities;
        this.tenantService =
                new Upstream("tenant-service", vertx, config.tenantService().url(), config);
        this.billing = new Upstream("billing", vertx, config.billing().url(), config);
    }

    void register(@Observes Router router) {
        router.route(TENANT_SERVICE + "/*").handler(context -> pass(context, TENANT_SERVICE, tenantService));
        router.route(BILLING + "/*").handler(context -> pass(context, BILLING, billing));
        router.route("/api/*").last().handler(Gateway::nothingHere);
    }

    private void pass(RoutingContext context, String prefix, Upstream upstream) {
        HttpServerRequest request = context.request();
        // Nothing of the body is read before somebody takes it.
        request.pause();
        Optional<String> objection = ownPage.objection(request);
        if (objection.isPresent()) {
            Problems.answer(context, ProblemType.FORBIDDEN, objection.get());
            return;
        }
        Optional<UpstreamPath> path = UpstreamPath.behind(prefix, request.path(), request.query());
        if (path.isEmpty()) {
            nothingHere(context);
            return;
        }
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(
                        identity -> withToken(context, identity, path.get(), upstream),
                        stale -> Problems.answer(context, ProblemType.UNAUTHENTICATED, "Please sign in again."));
    }

    private static void withToken(
            RoutingContext context, SecurityIdentity identity, UpstreamPath path, Upstream upstream) {
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        if (credential == null) {
            Problems.answer(context, ProblemType.UNAUTHENTICATED, "Please sign in.");
            return;
        }
        upstream.pass(context, path, credential.getToken());
    }

    private static void nothingHere(RoutingContext context) {
        Problems.answer(context, ProblemType.NOT_FOUND, "The console has no such path.");
    }
}
