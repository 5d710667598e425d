package io.modelmarket.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/**
 * Callers with a key who send all that is large: bodies, what becomes large when it is unpacked or read, and halves.
 */
final class Flood implements AutoCloseable {

    private static final int MEBI = 1 << 20;
    private static final String MODEL = "acme.flooded";
    private static final String PATH = "/v2/models/" + MODEL + "/infer";
    private static final String GZIP = "gzip";

    private final AtomicBoolean over = new AtomicBoolean();
    private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
    private final List<CompletableFuture<Void>> callers = new ArrayList<>();
    private final List<Socket> halves = new ArrayList<>();
    private final GrpcFlood grpc;

    /**
     * Begins it.
     *
     * @param second a key of another tenant, for the halves
     */
    Flood(int httpPort, int grpcPort, Consumer consumer, String key, String second) {
        byte[] json = numbers("FP64", 8 * MEBI);
        byte[] packed = gzip(new byte[60 * MEBI]);
        byte[] raw = Consumer.concat(
                "{\"inputs\":[{\"name\":\"no\",\"datatype\":\"UINT8\",\"shape\":[" + 24 * MEBI
                        + "],\"parameters\":{\"binary_data_size\":" + 24 * MEBI + "}}]}",
                new byte[24 * MEBI]);
        String head = Integer.toString(raw.length - 24 * MEBI);
        begin(() -> "rest " + consumer.post(PATH, json).status());
        begin(() -> "unpacked "
                + consumer.post(PATH, packed, "Content-Encoding", GZIP).status());
        begin(() ->
                "binary " + consumer.post(PATH, raw, Consumer.HEAD_LENGTH, head).status());
        begin(() -> "chunked "
                + consumer.send(
                                PATH,
                                request -> request.POST(
                                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json))))
                        .status());
        grpc = new GrpcFlood(grpcPort, MODEL, key);
        grpc.callers().forEach(this::begin);
        for (int i = 0; i < 6; i++) {
            halves.add(half(httpPort, second));
        }
    }

    /** How often which came back. */
    Map<String, Integer> outcomes() {
        return Map.copyOf(outcomes);
    }

    @Override
    public void close() throws IOException {
        over.set(true);
        callers.forEach(CompletableFuture::join);
        for (Socket half : halves) {
            half.close();
        }
        grpc.close();
    }

    private void begin(Supplier<String> call) {
        callers.add(CompletableFuture.runAsync(
                () -> {
                    while (!over.get()) {
                        outcomes.merge(outcomeOf(call), 1, Integer::sum);
                    }
                },
                Thread::startVirtualThread));
    }

    private static String outcomeOf(Supplier<String> call) {
        try {
            return call.get();
        } catch (UncheckedIOException e) {
            return "broken: " + e.getMessage();
        }
    }

    /** Most of a long body, and then nothing. */
    private static Socket half(int port, String key) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + key + "\r\nContent-Length: " + 32 * MEBI
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[31 * MEBI]);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] numbers(String type, int count) {
        byte[] data = new byte[2 * count];
        Arrays.fill(data, (byte) '1');
        for (int i = 1; i < data.length - 1; i += 2) {
            data[i] = ',';
        }
        data[data.length - 1] = ']';
        return Consumer.concat(
                "{\"inputs\":[{\"name\":\"no\",\"datatype\":\"" + type + "\",\"shape\":[" + count + "],\"data\":["
                        + new String(data, StandardCharsets.US_ASCII) + "}]}",
                new byte[0]);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
