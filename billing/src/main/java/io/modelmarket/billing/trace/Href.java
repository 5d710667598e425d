package io.modelmarket.billing.trace;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses within this service. */
final class Href {

    private Href() {}

    /** A query of names and values in turn. */
    static String query(Object... pairs) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            query.append(i == 0 ? '?' : '&').append(pairs[i]).append('=').append(encoded(pairs[i + 1]));
        }
        return query.toString();
    }

    /** A part of a path. */
    static String encoded(Object part) {
        return URLEncoder.encode(part.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
