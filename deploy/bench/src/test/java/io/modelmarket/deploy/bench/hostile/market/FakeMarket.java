package io.modelmarket.deploy.bench.hostile.market;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.modelmarket.deploy.bench.load.InferMethod;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** All services of a market in one, which does what it is told and remembers what it was asked. */
final class FakeMarket implements AutoCloseable {

    private static final int ANY = 0;

    private final HttpServer http;
    private final Server grpc;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable StatusRuntimeException refusal;

    /** An answer of one kind of request. */
    private record Told(int status, String body) {}

    FakeMarket() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ANY), ANY);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
        grpc = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), ANY))
                .addService(service())
                .build()
                .start();
    }

    /** What it answers from now on to requests whose method and path end so. */
    void answers(String end, int status, String body) {
        told.put(end, new Told(status, body));
    }

    /** What it answers from now on to calls over gRPC. */
    void refuses(StatusRuntimeException over) {
        refusal = over;
    }

    /** Method and path of each request, in their order. */
    List<String> asked() {
        return asked;
    }

    Market market() {
        URI base = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        return new Market(base, base, base, "127.0.0.1:" + grpc.getPort(), base, user -> "token", Path.of("/samples"));
    }

    private BindableService service() {
        return () -> ServerServiceDefinition.builder("inference.GRPCInferenceService")
                .addMethod(InferMethod.MODEL_INFER, ServerCalls.asyncUnaryCall((request, observer) -> {
                    asked.add("gRPC " + request.getModelName());
                    StatusRuntimeException over = refusal;
                    if (over != null) {
                        observer.onError(over);
                    } else {
                        observer.onNext(ModelInferResponse.getDefaultInstance());
                        observer.onCompleted();
                    }
                }))
                .build();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            asked.add(request);
            Told answer = told.entrySet().stream()
                    .filter(entry -> request.endsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseGet(() -> usual(request));
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", answer.status < 400 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(answer.status, answer.status == 204 ? -1 : body.length);
            if (answer.status != 204) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static Told usual(String request) {
        if (request.startsWith("DELETE")) {
            return new Told(204, "");
        }
        if (request.startsWith("GET") && !request.endsWith("/ready")) {
            return new Told(200, "{\"inputs\":[{\"name\":\"v0\",\"datatype\":\"FP32\",\"shape\":[2,-1]}]}");
        }
        boolean makes = request.matches("POST .*/(models|releases|plans|subscriptions)");
        return new Told(makes ? 201 : 200, "{\"id\":\"" + request.hashCode() + "\"}");
    }

    @Override
    public void close() {
        goDown();
    }

    /** Answers nothing any more. */
    void goDown() {
        if (closed.getAndSet(true)) {
            return;
        }
        http.stop(0);
        grpc.shutdownNow();
        threads.shutdownNow();
    }
}
