package io.modelmarket.platform.rest;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.inference.Failures;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The map of paths to handlers. The version segment is optional everywhere. */
@ApplicationScoped
class Routes {

    private static final String MODEL = "/v2/models/:" + PathNames.MODEL;
    private static final String VERSION = MODEL + "/versions/:" + PathNames.VERSION;

    /** Before everything that Quarkus puts into the router. */
    private static final int FIRST = Integer.MIN_VALUE;

    private final InferRoute infer;
    private final CatalogRoutes catalog;
    private final ExtensionRoutes extensions;
    private final WorkersRoute workers;
    private final OperatorsOnly operators;

    Routes(
            InferRoute infer,
            CatalogRoutes catalog,
            ExtensionRoutes extensions,
            WorkersRoute workers,
            OperatorsOnly operators) {
        this.infer = infer;
        this.catalog = catalog;
        this.extensions = extensions;
        this.workers = workers;
        this.operators = operators;
    }

    void map(@Observes Router router) {
        router.route().order(FIRST).handler(infer::handleEarly).failureHandler(Routes::failed);
        router.route("/q/metrics*").order(FIRST + 1).handler(operators);
        router.route("/q/workers*").order(FIRST + 1).handler(operators);
        get(router, "/v2", catalog.server());
        get(router, "/v2/health/live", catalog.live());
        get(router, "/v2/health/ready", catalog.ready());
        get(router, "/v2/models/stats", extensions.allStatistics());
        get(router, MODEL, catalog.model());
        get(router, VERSION, catalog.model());
        get(router, MODEL + "/ready", catalog.modelReady());
        get(router, VERSION + "/ready", catalog.modelReady());
        get(router, MODEL + "/stats", extensions.statistics());
        get(router, VERSION + "/stats", extensions.statistics());
        get(router, MODEL + "/config", extensions.configuration());
        get(router, VERSION + "/config", extensions.configuration());
        post(router, "/v2/repository/index", extensions.index());
        post(router, MODEL + "/infer", infer);
        post(router, VERSION + "/infer", infer);
        get(router, "/v1/models", catalog.callable());
        get(router, "/v1/quota", catalog.quota());
        get(router, "/v1/usage", extensions.usage());
        get(router, "/q/workers", workers.status());
        router.route("/v1/*").handler(Routes::unknown).failureHandler(Routes::failed);
        router.route("/v2/*").handler(Routes::unknown).failureHandler(Routes::failed);
    }

    private static void get(Router router, String path, Handler<RoutingContext> handler) {
        router.route(HttpMethod.GET, path).handler(handler).failureHandler(Routes::failed);
        router.route(HttpMethod.HEAD, path).handler(handler).failureHandler(Routes::failed);
        router.route(path).handler(context -> wrongMethod(context, "GET, HEAD"));
    }

    private static void post(Router router, String path, Handler<RoutingContext> handler) {
        router.route(HttpMethod.POST, path).handler(handler).failureHandler(Routes::failed);
        router.route(path).handler(context -> wrongMethod(context, "POST"));
    }

    private static void wrongMethod(RoutingContext context, String allowed) {
        context.response().putHeader("Allow", allowed);
        Answers.sendProblem(
                context,
                new ProblemException(
                        ProblemType.METHOD_NOT_ALLOWED,
                        context.request().method() + " is not allowed here; use " + allowed));
    }

    private static void unknown(RoutingContext context) {
        Answers.sendProblem(
                context,
                new ProblemException(ProblemType.NOT_FOUND, "there is nothing at " + context.normalizedPath()));
    }

    private static void failed(RoutingContext context) {
        Throwable cause = context.failure() == null
                ? new IllegalStateException("status " + context.statusCode())
                : context.failure();
        Answers.sendProblem(context, Failures.problem(cause, RequestIds.of(context)));
    }
}
