package io.modelmarket.console.gateway;

import io.modelmarket.console.problem.Problems;
import io.modelmarket.contracts.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One service behind the gateway and the connections to it. A body goes through in pieces as fast as the slower side
 * takes them; whichever side breaks off, the other one is told.
 */
final class Upstream {

    private static final Logger LOG = Logger.getLogger(Upstream.class);

    private final String name;
    private final URI base;
    private final HttpClient client;

    Upstream(String name, Vertx vertx, URI base, GatewayConfig config) {
        this.name = name;
        this.base = base;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout((int) config.idleTimeout().toMillis())
                        .setMaxWaitQueueSize(config.maxWaiting()),
                new PoolOptions().setHttp1MaxSize(config.maxConnections()));
    }

    /** Sends the browser's request on, with the person's token or a key as its bearer, and the answer back. */
    void pass(RoutingContext context, UpstreamPath path, String bearer) {
        HttpServerRequest request = context.request();
        boolean secure = "https".equals(base.getScheme());
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setHost(base.getHost())
                .setPort(base.getPort() < 0 ? (secure ? 443 : 80) : base.getPort())
                .setSsl(secure)
                .setURI(path.pathAndQuery());
        client.request(options)
                .compose(outgoing -> send(context, outgoing, bearer))
                .compose(answer -> stream(context, answer))
                .onFailure(failure -> failed(context, failure));
    }

    private static Future<HttpClientResponse> send(RoutingContext context, HttpClientRequest outgoing, String bearer) {
        HttpServerRequest request = context.request();
        PassingHeaders.toService(request.headers(), outgoing.headers());
        outgoing.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + bearer);
        outgoing.putHeader(Problems.REQUEST_ID_HEADER, Problems.requestId(context));
        context.response().exceptionHandler(gone -> outgoing.reset());
        context.response().closeHandler(gone -> outgoing.reset());
        if (!hasBody(request)) {
            request.resume();
            return outgoing.send();
        }
        // The answer may come before the body's end, when the service refuses it.
        Future<HttpClientResponse> answer = outgoing.response();
        request.pipeTo(outgoing).onFailure(failure -> outgoing.reset(0, failure));
        return answer;
    }

    private static Future<Void> stream(RoutingContext context, HttpClientResponse answer) {
        HttpServerResponse response = context.response();
        response.setStatusCode(answer.statusCode());
        PassingHeaders.toBrowser(answer.headers(), response.headers());
        if (!response.headers().contains(HttpHeaders.CACHE_CONTROL)) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (!context.request().isEnded()) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        // Half an answer must not look whole: a failure cuts the connection instead of ending the body.
        return answer.pipe().endOnFailure(false).to(response);
    }

    private void failed(RoutingContext context, Throwable failure) {
        // A browser that leaves in the middle is nothing to worry about; a service that breaks off is.
        Logger.Level level = context.response().closed() ? Logger.Level.DEBUG : Logger.Level.WARN;
        LOG.logf(
                level,
                "%s %s to %s broke off: %s",
                Problems.requestId(context),
                context.request().method(),
                name,
                failure);
        Problems.answer(
                context,
                ProblemType.UNAVAILABLE,
                String.format(Locale.ROOT, "The console cannot reach %s just now. Please try again shortly.", name));
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }
}
