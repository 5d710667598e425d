package io.modelmarket.console.backend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A service behind the gateway: it tells what it was sent, and takes and gives bodies of any size. */
public final class TestingService implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK = 64 * 1024;

    private final HttpServer server;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    TestingService() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/echo", this::echo);
        server.createContext("/v2/models", this::echo);
        server.createContext("/v1/count", this::count);
        server.createContext("/v1/flood", TestingService::flood);
        server.createContext("/v1/refused", TestingService::refuse);
        server.createContext("/v1/broken", TestingService::breakOff);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Makes the next uploads wait before their body is read, until {@link #read}. */
    public void holdBack() {
        gate = new CountDownLatch(1);
    }

    /** Lets uploads be read. */
    public void read() {
        gate.countDown();
    }

    private void echo(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            headers.put(header.getKey().toLowerCase(Locale.ROOT), String.join(", ", header.getValue()));
        }
        Map<String, Object> told = Map.of(
                "method", exchange.getRequestMethod(),
                "uri", exchange.getRequestURI().toString(),
                "headers", headers);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Set-Cookie", "upstream=1");
        exchange.getResponseHeaders().add("Connection", "X-Of-Connection");
        exchange.getResponseHeaders().add("X-Of-Connection", "1");
        exchange.getResponseHeaders().add("X-Of-Service", "2");
        exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
        answer(exchange, 200, told);
    }

    private void count(HttpExchange exchange) throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        long bytes = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream body = exchange.getRequestBody()) {
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                bytes += read;
            }
        }
        answer(exchange, 200, Map.of("bytes", bytes));
    }

    private static void flood(HttpExchange exchange) throws IOException {
        long left = Long.parseLong(exchange.getRequestURI().getQuery());
        exchange.sendResponseHeaders(200, left);
        byte[] chunk = new byte[CHUNK];
        try (OutputStream body = exchange.getResponseBody()) {
            while (left > 0) {
                int now = (int) Math.min(left, chunk.length);
                body.write(chunk, 0, now);
                left -= now;
            }
        }
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        answer(exchange, 413, Map.of("title", "The content is too large"));
    }

    private static void breakOff(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write(1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        read();
        server.stop(0);
    }
}
