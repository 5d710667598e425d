package io.modelmarket.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.body.Patience;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * A binary body of a MobileNet's size from the socket to where a worker would read it, through the heap as before and
 * apart from it; processor time of the event loop alone. Not part of the suite, because it is not named a test.
 */
class LargeBodyBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TENSOR = 602_112;
    private static final int JSON = 150;
    private static final int RUNS = 300;
    private static final int ROUNDS = 15;
    private static final String END = "\r\n\r\n";

    private final BodyMemory memory = new BodyMemory(1 << 30, new SimpleMeterRegistry());
    private final ByteBuffer room = ByteBuffer.allocateDirect(TENSOR + JSON);
    private final AtomicLong loop = new AtomicLong();

    @Test
    void printsFigures() throws IOException {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.post("/").handler(this::take);
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setMaxChunkSize(64 << 10))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            double[] heap = new double[ROUNDS];
            double[] apart = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                heap[round] = run(socket, "");
                apart[round] = run(socket, BinaryBody.HEADER + ": " + JSON + "\r\n");
            }
            Arrays.sort(heap);
            Arrays.sort(apart);
            System.out.printf(
                    Locale.ROOT,
                    "heap: median %.0f, best %.0f us; apart: median %.0f, best %.0f us%n",
                    heap[ROUNDS / 2],
                    heap[0],
                    apart[ROUNDS / 2],
                    apart[0]);
            assertThat(memory.held()).isZero();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void take(RoutingContext context) {
        loop.set(Thread.currentThread().threadId());
        Hold hold = memory.of("globex");
        RequestBody.collect(context.request(), 64 << 20, new Patience(Duration.ofSeconds(60)), hold)
                .onSuccess(body -> {
                    ByteBuffer blobs = body.blobs();
                    if (blobs.hasRemaining()) {
                        room.put(0, blobs, 0, TENSOR);
                    } else {
                        room.put(0, body.head(), JSON, TENSOR);
                    }
                    body.release();
                    hold.release();
                    context.response().end();
                });
    }

    /** Microseconds for one call. */
    private double run(Socket socket, String header) throws IOException {
        byte[] head = ("POST / HTTP/1.1\r\nHost: x\r\n" + header + "Content-Length: " + (JSON + TENSOR) + END)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[JSON + TENSOR];
        OutputStream out = socket.getOutputStream();
        InputStream in = new BufferedInputStream(socket.getInputStream());
        long start = 0;
        for (int i = 0; i <= RUNS; i++) {
            if (i == 1) {
                start = THREADS.getThreadCpuTime(loop.get());
            }
            out.write(head);
            out.write(body);
            String answer = "";
            while (!answer.endsWith(END)) {
                answer += (char) in.read();
            }
        }
        return (THREADS.getThreadCpuTime(loop.get()) - start) / 1e3 / RUNS;
    }
}
