package io.modelmarket.platform.rest;

import io.modelmarket.runtime.tensor.DataType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Requests of every shape, mostly right, and ways to spoil them. The same for the same seed. */
final class GeneratedBodies {

    /** Bytes that mean something in JSON, and some that may not be there. */
    static final String JUNK = "0123456789.,-+eE[]{}\":\n\r\t \\/ntfNI\u0000\u0001\u00e9\u00ff";

    private static final DataType[] TYPES = {
        DataType.FP32, DataType.FP32, DataType.FP32, DataType.INT64, DataType.INT32, DataType.FP64, DataType.UINT8,
        DataType.INT8, DataType.INT16, DataType.UINT16, DataType.UINT32, DataType.UINT64, DataType.FP16, DataType.BF16,
        DataType.BOOL
    };
    private static final String[] ODD = {
        "NaN",
        "\"NaN\"",
        "\"Infinity\"",
        "null",
        "true",
        "01",
        "1.",
        "-",
        "1e400",
        "1e39",
        "9223372036854775808",
        "-0",
        "256",
        "[1]",
        "1 2",
        "0.5",
        "-1",
        "\"a\"",
        "{}",
        "18446744073709551616",
        "1".repeat(1_001),
        "1".repeat(300),
        "0." + "3".repeat(250)
    };

    private final Random random;

    GeneratedBodies(long seed) {
        this.random = new Random(seed);
    }

    byte[] next() {
        List<String> inputs = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            inputs.add(input("x" + i));
        }
        List<String> members = new ArrayList<>(List.of(member("inputs", "[" + String.join(",", inputs) + "]")));
        if (random.nextBoolean()) {
            members.add(member("id", "\"é" + random.nextInt() + "\""));
        }
        if (random.nextInt(4) == 0) {
            members.add(member("other", "[[1,{\"data\":[2]}],\"[\"]"));
        }
        return object(members).getBytes(StandardCharsets.UTF_8);
    }

    /** The same with some bytes changed, taken out or put in. */
    byte[] spoiled(byte[] body) {
        byte[] bytes = body;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(4)) {
                case 0 -> replaced(bytes, at, at + 1, junk());
                case 1 -> replaced(bytes, at, at, junk());
                case 2 -> replaced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(3)));
                default -> replaced(bytes, at, at + 1, (byte) random.nextInt(256));
            };
        }
        return bytes.length == 0 ? body : bytes;
    }

    static byte[] replaced(byte[] bytes, int from, int to, byte... by) {
        byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + by.length);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }

    private byte junk() {
        return (byte) JUNK.charAt(random.nextInt(JUNK.length()));
    }

    private String input(String name) {
        DataType type = TYPES[random.nextInt(TYPES.length)];
        long[] shape = random.longs(random.nextInt(5), 0, 5)
                .map(size -> random.nextInt(6) == 0 ? size : Math.max(1, size))
                .toArray();
        List<String> members = new ArrayList<>(List.of(
                member("name", "\"" + name + "\""),
                member("shape", Arrays.toString(shape)),
                member("datatype", "\"" + type + "\""),
                member("data", data(type, shape))));
        if (random.nextInt(4) == 0) {
            Collections.shuffle(members, random);
        }
        return object(members);
    }

    private String data(DataType type, long[] shape) {
        int odd = random.nextInt(4) == 0 ? random.nextInt(8) : -1;
        int[] written = {0};
        Supplier<String> element = () -> written[0]++ == odd ? ODD[random.nextInt(ODD.length)] : element(type);
        if (random.nextBoolean()) {
            return nested(shape, 0, element);
        }
        int wrong = random.nextInt(10) == 0 ? random.nextInt(-1, 2) : 0;
        return nested(new long[] {Math.max(0, elements(shape) + wrong)}, 0, element);
    }

    private static long elements(long[] shape) {
        return Arrays.stream(shape).reduce(1, (left, right) -> left * right);
    }

    private String nested(long[] shape, int axis, Supplier<String> element) {
        if (axis == shape.length) {
            return element.get();
        }
        long size = shape[axis] + (random.nextInt(200) == 0 ? 1 : 0);
        StringBuilder array = new StringBuilder("[").append(space());
        for (int i = 0; i < size; i++) {
            array.append(i == 0 ? "" : "," + space())
                    .append(nested(shape, axis + 1, element))
                    .append(space());
        }
        return array.append("]").toString();
    }

    private String element(DataType type) {
        return switch (type) {
            case FP32, FP64, FP16, BF16 ->
                random.nextInt(3) == 0
                        ? Integer.toString(random.nextInt(-300, 300))
                        : random.nextBoolean()
                                ? Float.toString(random.nextFloat())
                                : Double.toString(random.nextGaussian());
            case INT64, INT32, INT16, INT8 -> Integer.toString(random.nextInt(-100, 100));
            case UINT64, UINT32, UINT16, UINT8 -> Integer.toString(random.nextInt(256));
            case BOOL, BYTES -> random.nextBoolean() ? "true" : "0";
        };
    }

    private String member(String name, String value) {
        return space() + "\"" + name + "\"" + space() + ":" + space() + value + space();
    }

    private String object(List<String> members) {
        return "{" + String.join(",", members) + "}" + space();
    }

    private String space() {
        return switch (random.nextInt(24)) {
            case 0, 1, 2 -> " ";
            case 3 -> "\n";
            case 4 -> "\r\n  ";
            case 5 -> "\r";
            case 6 -> "\t ";
            default -> "";
        };
    }
}
