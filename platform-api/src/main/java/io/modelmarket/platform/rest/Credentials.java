package io.modelmarket.platform.rest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Where a key is in a request. */
final class Credentials {

    private static final String BEARER = "Bearer ";

    private Credentials() {}

    static @Nullable String of(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        String header = request.getHeader("X-API-Key");
        return header == null ? authorization : header.strip();
    }
}
