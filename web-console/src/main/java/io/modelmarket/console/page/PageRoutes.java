package io.modelmarket.console.page;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives navigations the page, after every other route has had its turn. */
@ApplicationScoped
class PageRoutes {

    /** After the static resources, before Quarkus's own last word. */
    private static final int AFTER_STATIC_RESOURCES = 100_000;

    void register(@Observes Router router) {
        router.get("/*").order(AFTER_STATIC_RESOURCES).handler(PageRoutes::page);
    }

    private static void page(RoutingContext context) {
        if (PageAddress.isPage(context.normalizedPath(), context.request().getHeader("Accept"))) {
            context.reroute("/index.html");
        } else {
            context.next();
        }
    }
}
