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
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Checks each call, and hands those that may pass to the service they name. */
@ApplicationScoped
class Gateway {

    private static final String TENANT_SERVICE = "/api/tenant-service";
    private static final String BILLING = "/api/billing";
    private static final String PLATFORM_API = "/api/platform-api";
    private static final String KEY_HEADER = "X-API-Key";

    private final OwnPage ownPage;
    private final IdentityProviderManager identities;
    private final Upstream tenantService;
    private final Upstream billing;
    private final Upstream platformApi;

    Gateway(Vertx vertx, GatewayConfig config, OwnPage ownPage, IdentityProviderManager identities) {
        this.ownPage = ownPage;
        this.identities = identities;
        this.tenantService =
                new Upstream("tenant-service", vertx, config.tenantService().url(), config);
        this.billing = new Upstream("billing", vertx, config.billing().url(), config);
        this.platformApi =
                new Upstream("platform-api", vertx, config.platformApi().url(), config);
    }

    void register(@Observes Router router) {
        router.route(TENANT_SERVICE + "/*").handler(context -> pass(context, TENANT_SERVICE, tenantService));
        router.route(BILLING + "/*").handler(context -> pass(context, BILLING, billing));
        router.post(PLATFORM_API + "/*").handler(this::tryModel);
        router.route("/api/*").last().handler(Gateway::nothingHere);
    }

    private void pass(RoutingContext context, String prefix, Upstream upstream) {
        HttpServerRequest request = context.request();
        check(
                context,
                UpstreamPath.behind(prefix, request.path(), request.query()),
                (path, token) -> upstream.pass(context, path, token));
    }

    /** A call of a model from the page: for somebody who is signed in, but with a key as programs use it. */
    private void tryModel(RoutingContext context) {
        HttpServerRequest request = context.request();
        check(context, UpstreamPath.ofInference(PLATFORM_API, request.path()), (path, token) -> {
            String key = request.getHeader(KEY_HEADER);
            if (key == null || key.isBlank()) {
                Problems.answer(
                        context,
                        ProblemType.INVALID_REQUEST,
                        "A model is called with an API key in the header " + KEY_HEADER + ".");
                return;
            }
            platformApi.pass(context, path, key.strip());
        });
    }

    private void check(
            RoutingContext context, Optional<UpstreamPath> path, BiConsumer<UpstreamPath, String> withToken) {
        // Nothing of the body is read before somebody takes it.
        context.request().pause();
        Optional<String> objection = ownPage.objection(context.request());
        if (objection.isPresent()) {
            Problems.answer(context, ProblemType.FORBIDDEN, objection.get());
            return;
        }
        if (path.isEmpty()) {
            nothingHere(context);
            return;
        }
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(
                        identity -> signedIn(context, identity, token -> withToken.accept(path.get(), token)),
                        stale -> Problems.answer(context, ProblemType.UNAUTHENTICATED, "Please sign in again."));
    }

    private static void signedIn(RoutingContext context, SecurityIdentity identity, Consumer<String> withToken) {
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        if (credential == null) {
            Problems.answer(context, ProblemType.UNAUTHENTICATED, "Please sign in.");
            return;
        }
        withToken.accept(credential.getToken());
    }

    private static void nothingHere(RoutingContext context) {
        Problems.answer(context, ProblemType.NOT_FOUND, "The console has no such path.");
    }
}
