package io.modelmarket.deploy.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.modelmarket.deploy.demo.Market;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlaceFeedTest {

    @Test
    void hasTheTokensThatWereToldLast() throws IOException {
        try (PipedInputStream input = new PipedInputStream();
                PipedOutputStream told = new PipedOutputStream(input)) {
            tell(told, "first");
            Market market = PlaceFeed.follow(input).market();
            assertThat(market.tokens().apply("alice")).isEqualTo("first");

            tell(told, "second");

            await().until(() -> market.tokens().apply("alice").equals("second"));
            assertThat(market.billing()).hasToString("http://b");
            assertThatThrownBy(() -> market.tokens().apply("fiona")).hasMessage("no access token of fiona was given");
        }
    }

    private static void tell(PipedOutputStream told, String token) throws IOException {
        told.write(("{\"tenantService\":\"http://t\",\"billing\":\"http://b\",\"platformApi\":\"http://p\","
                        + "\"grpcTarget\":\"g:1\",\"samples\":\"/samples\",\"tokens\":{\"alice\":\"" + token + "\"}}\n")
                .getBytes(StandardCharsets.UTF_8));
        told.flush();
    }
}
