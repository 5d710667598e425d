package io.modelmarket.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.inference.TensorBuffers;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Quick figures for the decision on reading numbers; not part of the suite, because it is not named a test. The best of
 * several rounds in processor time, so that others on the machine count little.
 */
class RequestReadBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int PIXELS = 784;
    private static final int WARM_UP = 20_000;
    private static final int RUNS = 300;
    private static final int ROUNDS = 100;

    private final RequestReader alone =
            new RequestReader(Limits.USUAL, new JsonFactory(RequestReader.settings(Limits.USUAL)));
    private final RequestReader reader = new RequestReader(Limits.USUAL);

    @Test
    void printsFigures() {
        double shortest = figures("0.123456, flat", body("FP32", "[1,1,28,28]", flat(",", this::sixDecimals)));
        figures("one number, the rest around it", body("FP32", "[1]", "[1]"));
        figures("0.123456, after comma a space", body("FP32", "[1,1,28,28]", flat(", ", this::sixDecimals)));
        figures("0.123456, nested", body("FP32", "[1,1,28,28]", nested(this::sixDecimals)));
        figures("shortest float", body("FP32", "[1,1,28,28]", flat(",", value -> Float.toString((float) value))));
        figures("float as a double", body("FP32", "[1,1,28,28]", flat(",", value -> "" + (double) (float) value)));
        figures("shortest double as FP64", body("FP64", "[1,1,28,28]", flat(",", Double::toString)));
        figures("0 to 255 as FP32", body("FP32", "[1,1,28,28]", flat(",", value -> "" + (int) (value * 256))));
        figures("token ids as INT64", body("INT64", "[1,784]", flat(",", value -> "" + (int) (value * 50_000))));
        assertThat(shortest).isGreaterThan(1);
    }

    private double figures(String name, byte[] body) {
        run(alone, body, WARM_UP);
        run(reader, body, WARM_UP);
        double[] before = new double[ROUNDS];
        double[] after = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            before[round] = run(alone, body, RUNS);
            after[round] = run(reader, body, RUNS);
        }
        Arrays.sort(before);
        Arrays.sort(after);
        double ratio = before[0] / after[0];
        System.out.printf(
                Locale.ROOT,
                "%-32s %6d bytes   Jackson %6.1f us   now %6.1f us   ratio %4.1f%n",
                name,
                body.length,
                before[0],
                after[0],
                ratio);
        return ratio;
    }

    /** Microseconds of processor time for one body. */
    private static double run(RequestReader reader, byte[] body, int runs) {
        BodyMemory memory = new BodyMemory(1 << 30, new SimpleMeterRegistry());
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < runs; i++) {
            Hold hold = memory.of("globex");
            hold.take(body.length);
            TensorBuffers buffers = new TensorBuffers(hold);
            reader.read(body, body.length, buffers);
            buffers.release();
            hold.release();
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / runs;
    }

    private static byte[] body(String type, String shape, String data) {
        return ("{\"id\":\"1\",\"inputs\":[{\"name\":\"image\",\"shape\":" + shape + ",\"datatype\":\"" + type
                        + "\",\"data\":" + data + "}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String flat(String comma, DoubleFunction<String> form) {
        return pixels(form, PIXELS).collect(Collectors.joining(comma, "[", "]"));
    }

    private static String nested(DoubleFunction<String> form) {
        String rows = IntStream.range(0, 28)
                .mapToObj(row -> pixels(form, 28).collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(","));
        return "[[[" + rows + "]]]";
    }

    private static Stream<String> pixels(DoubleFunction<String> form, int count) {
        return new Random(1).doubles(count).mapToObj(form);
    }

    private String sixDecimals(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
