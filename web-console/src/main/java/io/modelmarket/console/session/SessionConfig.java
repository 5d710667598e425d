package io.modelmarket.console.session;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What the session needs to know of its surroundings. */
@ConfigMapping(prefix = "market.session")
public interface SessionConfig {

    /**
     * The console's origin as browsers see it, such as {@code https://console.example.com}; needed only behind a proxy
     * that does not pass the Host header on. Without it the request's own scheme and authority count.
     */
    Optional<String> publicOrigin();

    /** Where programs call models, as the page tells them; without a path. */
    URI apiUrl();
}
