package io.modelmarket.console.gateway;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which headers pass the gateway. To the service: a short list, so that cookies, credentials and forwarding claims from
 * the browser never arrive. To the browser: all but those of the connection, cookies, and what the console decides.
 */
final class PassingHeaders {

    private static final Set<String> TO_SERVICE = Set.of(
            "accept",
            "accept-language",
            "content-type",
            "content-length",
            "content-digest",
            "idempotency-key",
            "if-match",
            "if-none-match",
            "range");

    private static final Set<String> NOT_TO_BROWSER = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authentication-info",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "set-cookie",
            "server",
            "www-authenticate",
            "x-market-instance",
            "content-security-policy",
            "strict-transport-security");

    private PassingHeaders() {}

    /** Copies what the service may see. */
    static void toService(MultiMap from, MultiMap to) {
        for (Map.Entry<String, String> header : from) {
            if (TO_SERVICE.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    /** Copies what the browser may see, in place of what is already set. */
    static void toBrowser(MultiMap from, MultiMap to) {
        Set<String> ofConnection = from.getAll("Connection").stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(token -> token.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        for (String name : from.names()) {
            String key = name.toLowerCase(Locale.ROOT);
            if (!NOT_TO_BROWSER.contains(key) && !ofConnection.contains(key) && !key.startsWith("access-control-")) {
                to.set(name, from.getAll(name));
            }
        }
    }
}
