package io.modelmarket.console.problem;

import io.modelmarket.contracts.problem.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** Answers with problem documents, and names the request they belong to. */
public final class Problems {

    /** The header in which every answer names its request. */
    public static final String REQUEST_ID_HEADER = "X-Request-Id";

    private static final String REQUEST_ID_KEY = "market.request-id";

    private Problems() {}

    /** The id of this request, made on first use; callers cannot choose it. */
    public static String requestId(RoutingContext context) {
        String known = context.get(REQUEST_ID_KEY);
        if (known != null) {
            return known;
        }
        String made = UUID.randomUUID().toString();
        context.put(REQUEST_ID_KEY, made);
        return made;
    }

    /** Ends the answer with a problem, unless its head has been sent: then the connection is cut. */
    public static void answer(RoutingContext context, ProblemType type, String detail) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        String requestId = requestId(context);
        JsonObject problem = new JsonObject()
                .put("type", type.uri().toString())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", detail)
                .put("requestId", requestId);
        response.setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(REQUEST_ID_HEADER, requestId);
        if (!context.request().isEnded()) {
            // The rest of a refused upload is not read: the connection cannot serve another request.
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        response.end(problem.toBuffer());
    }
}
