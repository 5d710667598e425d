package io.modelmarket.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class PassingHeadersTest {

    @Test
    void showsTheServiceOnlyWhatItNeeds() {
        MultiMap from = MultiMap.caseInsensitiveMultiMap()
                .add("Cookie", "q_session=secret")
                .add("Authorization", "Bearer forged")
                .add("X-Forwarded-For", "10.0.0.1")
                .add("X-Request-Id", "chosen-by-the-browser")
                .add("Transfer-Encoding", "chunked")
                .add("Content-Type", "application/json")
                .add("IDEMPOTENCY-KEY", "k");
        MultiMap to = MultiMap.caseInsensitiveMultiMap();

        PassingHeaders.toService(from, to);

        assertThat(to.names()).containsExactlyInAnyOrder("Content-Type", "IDEMPOTENCY-KEY");
    }

    @Test
    void keepsTheConnectionsHeadersAndCookiesFromTheBrowser() {
        MultiMap from = MultiMap.caseInsensitiveMultiMap()
                .add("Set-Cookie", "a=b")
                .add("Connection", "keep-alive, X-Hop")
                .add("X-Hop", "1")
                .add("Keep-Alive", "timeout=5")
                .add("Access-Control-Allow-Origin", "*")
                .add("Content-Security-Policy", "none")
                .add("ETag", "\"1\"");
        MultiMap to = MultiMap.caseInsensitiveMultiMap().add("Content-Security-Policy", "ours");

        PassingHeaders.toBrowser(from, to);

        assertThat(to.names()).containsExactlyInAnyOrder("Content-Security-Policy", "ETag");
        assertThat(to.get("Content-Security-Policy")).isEqualTo("ours");
    }
}
