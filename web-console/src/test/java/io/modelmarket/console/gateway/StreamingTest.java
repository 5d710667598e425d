package io.modelmarket.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.modelmarket.console.backend.BackEnds;
import io.modelmarket.console.backend.TestingBrowser;
import io.modelmarket.console.backend.TestingService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackEnds.class)
@SuppressWarnings("NullAway.Init") // the fields are injected by Quarkus
class StreamingTest {

    private static final long MEGABYTE = 1L << 20;
    private static final String COUNT = "/api/tenant-service/v1/count";

    @TestHTTPResource
    URI root;

    TestingService service;
    TestingBrowser browser;

    @BeforeEach
    void signIn() {
        browser = new TestingBrowser(URI.create("http://" + root.getAuthority()));
        browser.signIn("/");
    }

    @AfterEach
    void close() {
        service.read();
        browser.close();
    }

    @Test
    void carriesAnUploadLargerThanTheHeap() {
        long bytes = moreThanTheHeap();

        HttpResponse<String> answer = browser.send(upload(bytes, new AtomicLong()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getLong("bytes")).isEqualTo(bytes);
    }

    @Test
    void carriesADownloadLargerThanTheHeap() {
        long bytes = moreThanTheHeap();

        HttpResponse<InputStream> answer = browser.send(
                browser.request("/api/tenant-service/v1/flood?" + bytes).build(), BodyHandlers.ofInputStream());

        assertThat(lengthOf(answer.body())).isEqualTo(bytes);
    }

    @Test
    void takesNoMoreThanTheServiceReads() {
        long bytes = 200 * MEGABYTE;
        AtomicLong sent = new AtomicLong();
        service.holdBack();

        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> browser.send(upload(bytes, sent)));

        AtomicLong seen = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(20))
                .until(() -> sent.get() > 0 && seen.getAndSet(sent.get()) == sent.get());
        assertThat(sent.get()).isLessThan(40 * MEGABYTE);

        service.read();
        assertThat(new JsonObject(answer.join().body()).getLong("bytes")).isEqualTo(bytes);
    }

    @Test
    void anAnswerThatBreaksOffDoesNotLookWhole() {
        HttpRequest request = browser.request("/api/tenant-service/v1/broken").build();

        AtomicInteger status = new AtomicInteger();
        Throwable broken = catchThrowable(() -> status.set(browser.send(request).statusCode()));

        // Cut off, or, when nothing had been passed on yet, said to be unavailable.
        if (broken == null) {
            assertThat(status.get()).isEqualTo(503);
        } else {
            assertThat(broken).isInstanceOf(UncheckedIOException.class);
        }
    }

    private HttpRequest upload(long bytes, AtomicLong sent) {
        return browser.change(COUNT)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> new CountedZeros(bytes, sent)), bytes))
                .build();
    }

    private static long moreThanTheHeap() {
        return Runtime.getRuntime().maxMemory() + 64 * MEGABYTE;
    }

    private static long lengthOf(InputStream body) {
        try (body) {
            return body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many zeros, and how many of them have been taken. */
    private static final class CountedZeros extends InputStream {

        private final AtomicLong taken;
        private long left;

        CountedZeros(long length, AtomicLong taken) {
            this.left = length;
            this.taken = taken;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in pieces");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int now = (int) Math.min(left, length);
            left -= now;
            taken.addAndGet(now);
            return now;
        }
    }
}
