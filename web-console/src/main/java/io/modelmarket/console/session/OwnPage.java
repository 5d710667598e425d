package io.modelmarket.console.session;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Tells our page's requests from those another site makes a browser send. A request that changes state needs the
 * {@code X-Market-Console} header, which no form and no cross-origin script can set without our leave, and our own
 * Origin.
 */
@ApplicationScoped
public class OwnPage {

    /** The header our page sends with every call. */
    public static final String HEADER = "X-Market-Console";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Optional<String> publicOrigin;

    OwnPage(SessionConfig config) {
        this.publicOrigin = config.publicOrigin();
    }

    /** Why this request is refused, or empty when it may go on. */
    public Optional<String> objection(HttpServerRequest request) {
        if (SAFE.contains(request.method())) {
            return Optional.empty();
        }
        if (!"1".equals(request.getHeader(HEADER))) {
            return Optional.of("A request that changes something needs the header " + HEADER + ": 1.");
        }
        String origin = request.getHeader("Origin");
        if (origin == null || !origin.equals(ownOrigin(request))) {
            return Optional.of("A request that changes something must come from the console's own origin.");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return Optional.of("A request that changes something must come from the console's own pages.");
        }
        return Optional.empty();
    }

    private String ownOrigin(HttpServerRequest request) {
        return publicOrigin.orElseGet(() -> request.scheme() + "://" + request.authority());
    }
}
