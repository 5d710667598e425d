package io.modelmarket.console.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Gives navigations the page, after every other route has had its turn, and says how long each file may be kept: an
 * asset carries a hash of its content in its name and never changes, the page itself is asked for anew each time.
 */
@ApplicationScoped
class PageRoutes {

    private static final int BEFORE_STATIC_RESOURCES = -1;
    private static final int AFTER_STATIC_RESOURCES = 100_000;
    private static final int FIRST_REFUSAL = 400;

    void register(@Observes Router router) {
        router.get("/assets/*")
                .order(BEFORE_STATIC_RESOURCES)
                .handler(context -> keep(context, "public, max-age=31536000, immutable"));
        router.get("/").order(BEFORE_STATIC_RESOURCES).handler(context -> keep(context, "no-cache"));
        router.get("/index.html").order(BEFORE_STATIC_RESOURCES).handler(context -> keep(context, "no-cache"));
        router.get("/*").order(AFTER_STATIC_RESOURCES).handler(PageRoutes::page);
    }

    private static void keep(RoutingContext context, String howLong) {
        context.addHeadersEndHandler(ignored -> {
            HttpServerResponse response = context.response();
            response.putHeader(
                    HttpHeaders.CACHE_CONTROL, response.getStatusCode() < FIRST_REFUSAL ? howLong : "no-store");
        });
        context.next();
    }

    private static void page(RoutingContext context) {
        if (PageAddress.isPage(context.normalizedPath(), context.request().getHeader("Accept"))) {
            context.reroute("/index.html");
        } else {
            context.next();
        }
    }
}
