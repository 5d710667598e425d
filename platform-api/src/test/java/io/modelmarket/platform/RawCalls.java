package io.modelmarket.platform;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Calls over HTTP/2 whose bytes need not come to an end, and whose answers nobody reads. */
final class RawCalls implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final int http;
    private final int grpc;
    private final String key;
    private final Map<HttpClientRequest, CompletableFuture<Throwable>> resets = new ConcurrentHashMap<>();

    RawCalls(int http, int grpc, String key) {
        this.http = http;
        this.grpc = grpc;
        this.key = key;
    }

    /** A message of so many bytes of which only so many come. */
    static Buffer begun(int announced, int sent) {
        return Buffer.buffer().appendByte((byte) 0).appendInt(announced).appendBytes(new byte[sent]);
    }

    /** All of it. */
    static Buffer framed(byte[] message) {
        return Buffer.buffer().appendByte((byte) 0).appendInt(message.length).appendBytes(message);
    }

    /** Begins a call with that and does not end it. */
    HttpClientRequest grpc(String method, Buffer begin) {
        HttpClientRequest call = ofService(method);
        call.putHeader("x-api-key", key);
        join(call.write(begin));
        return call;
    }

    /** The same with a header. */
    HttpClientRequest grpc(String method, Buffer begin, String header, String value) {
        HttpClientRequest call = ofService(method);
        call.putHeader("x-api-key", key).putHeader(header, value);
        join(call.write(begin));
        return call;
    }

    /** The same without a key. */
    HttpClientRequest ofStranger(String method, Buffer begin) {
        HttpClientRequest call = ofService(method);
        join(call.write(begin));
        return call;
    }

    /** A call over REST, not begun. */
    HttpClientRequest rest(String path) {
        return request(http, path).putHeader("x-api-key", key);
    }

    /** When the other side ends it. */
    CompletableFuture<Throwable> reset(HttpClientRequest call) {
        return resets.computeIfAbsent(call, any -> new CompletableFuture<>());
    }

    @Override
    public void close() {
        join(vertx.close());
    }

    private HttpClientRequest ofService(String method) {
        return request(grpc, "/inference.GRPCInferenceService/" + method)
                .putHeader("content-type", "application/grpc")
                .putHeader("te", "trailers");
    }

    private HttpClientRequest request(int port, String path) {
        HttpClientRequest call = join(vertx.createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false))
                .request(HttpMethod.POST, port, "127.0.0.1", path));
        CompletableFuture<Throwable> reset = reset(call);
        call.setChunked(true);
        call.exceptionHandler(reset::complete);
        call.response().onSuccess(answer -> {
            answer.exceptionHandler(reset::complete);
            answer.pause();
        });
        return call;
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
