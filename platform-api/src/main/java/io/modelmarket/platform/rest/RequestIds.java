package io.modelmarket.platform.rest;

import io.modelmarket.platform.inference.RequestId;
import io.vertx.ext.web.RoutingContext;

/** Remembers a request's id on its way. */
final class RequestIds {

    private static final String KEY = RequestIds.class.getName();

    private RequestIds() {}

    static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known == null) {
            known = RequestId.of(context.request().getHeader(RequestId.HEADER));
            context.put(KEY, known);
        }
        return known;
    }

    static void mark(RoutingContext context) {
        context.response().putHeader(RequestId.HEADER, of(context));
    }
}
