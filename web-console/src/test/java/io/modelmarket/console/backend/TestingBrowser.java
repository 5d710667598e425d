package io.modelmarket.console.backend;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A browser without a screen: it keeps cookies, and follows redirects only when told to. */
public final class TestingBrowser implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_REDIRECTS = 10;

    private final URI home;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;

    /** A fresh browser at the console's address. */
    public TestingBrowser(URI home) {
        this.home = home;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Signs in by navigation and gives the address one ends up at. */
    public URI signIn(String returnTo) {
        URI at = home.resolve("/login?returnTo=" + returnTo);
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            HttpResponse<String> answer = navigate(at);
            if (answer.statusCode() / 100 != 3) {
                return at;
            }
            at = at.resolve(answer.headers().firstValue("Location").orElseThrow());
        }
        throw new IllegalStateException("too many redirects, last to " + at);
    }

    /** One navigation, as a browser does it. */
    public HttpResponse<String> navigate(URI address) {
        return send(HttpRequest.newBuilder(home.resolve(address))
                .timeout(LIMIT)
                .header("Accept", "text/html,application/xhtml+xml")
                .build());
    }

    /** What the console says of the session. */
    public JsonObject session() {
        return new JsonObject(send(request("/api/session").build()).body());
    }

    /** A request to a path of the console. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(home + path)).timeout(LIMIT);
    }

    /** The same as our page sends it when something changes. */
    public HttpRequest.Builder change(String path) {
        return request(path).header("X-Market-Console", "1").header("Origin", home.toString());
    }

    /** Sends and waits. */
    public HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    /** Sends and waits. */
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The cookies kept. */
    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    @Override
    public void close() {
        client.close();
    }
}
