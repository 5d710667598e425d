package io.modelmarket.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.ByteString;
import io.modelmarket.platform.grpc.proto.InferTensorContents;
import io.modelmarket.runtime.tensor.DataType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Elements of one type as JSON has them, and as they are in memory. */
record TypedSamples(DataType type, List<String> json, ByteString elements) {

    /** The ends of the type's range, and what is between. */
    static TypedSamples of(DataType type) {
        return switch (type) {
            case BOOL -> new TypedSamples(type, List.of("true", "false", "true"), bytes(DataType.BOOL, 1, 0, 1));
            case UINT8 -> integers(type, "0", "1", "255");
            case UINT16 -> integers(type, "0", "1", "65535");
            case UINT32 -> integers(type, "0", "1", "4294967295");
            case UINT64 -> integers(type, "0", "9007199254740993", "18446744073709551615");
            case INT8 -> integers(type, "-128", "0", "127");
            case INT16 -> integers(type, "-32768", "0", "32767");
            case INT32 -> integers(type, "-2147483648", "0", "2147483647");
            case INT64 -> integers(type, "-9223372036854775808", "9007199254740993", "9223372036854775807");
            case FP16 -> numbers(type, List.of("0.5", "-1.5", "65504"), 0x3800, 0xBE00, 0x7BFF);
            case BF16 -> numbers(type, List.of("0.5", "-1.5", "2"), 0x3F00, 0xBFC0, 0x4000);
            case FP32 -> numbers(type, List.of("0.5", "-1.5", "16777216"), 0x3F000000, 0xBFC00000, 0x4B800000);
            case FP64 ->
                numbers(
                        type,
                        List.of("0.5", "-1.5", "0.1"),
                        0x3FE0000000000000L,
                        0xBFF8000000000000L,
                        Double.doubleToLongBits(0.1));
            case BYTES -> texts("plain", "", "模型", "\0nul\0inside\0");
        };
    }

    /** Quiet and signalling ones, with something in their other bits, and the infinities. */
    static ByteString notNumbers(DataType type) {
        return switch (type) {
            case FP16 -> bytes(type, 0x7E01, 0xFE42, 0x7D01, 0x7C00, 0xFC00);
            case BF16 -> bytes(type, 0x7FC1, 0xFFC2, 0x7F81, 0x7F80, 0xFF80);
            case FP32 -> bytes(type, 0x7FC00123, 0xFFC00456, 0x7F800001, 0x7F800000, 0xFF800000);
            case FP64 ->
                bytes(
                        type,
                        0x7FF8000000000123L,
                        0xFFF8000000000456L,
                        0x7FF0000000000001L,
                        0x7FF0000000000000L,
                        0xFFF0000000000000L);
            default -> throw new IllegalArgumentException(type + " has nothing but numbers");
        };
    }

    byte[] bytes() {
        return elements.toByteArray();
    }

    int size() {
        return json.size();
    }

    /** As gRPC has them in the field of their type. */
    InferTensorContents contents() {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        ByteBuffer next = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (String element : json) {
            switch (type) {
                case BOOL -> contents.addBoolContents(Boolean.parseBoolean(element));
                case INT8, INT16, INT32 -> contents.addIntContents(Integer.parseInt(element));
                case INT64 -> contents.addInt64Contents(Long.parseLong(element));
                case UINT8, UINT16, UINT32 -> contents.addUintContents(Integer.parseUnsignedInt(element));
                case UINT64 -> contents.addUint64Contents(Long.parseUnsignedLong(element));
                case FP32 -> contents.addFp32Contents(next.getFloat());
                case FP64 -> contents.addFp64Contents(next.getDouble());
                case BYTES ->
                    contents.addBytesContents(
                            ByteString.copyFromUtf8(read(element).asText()));
                case FP16, BF16 -> throw new IllegalArgumentException(type + " has no typed contents");
            }
        }
        return contents.build();
    }

    private static TypedSamples integers(DataType type, String... values) {
        long[] bits = new long[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = new BigInteger(values[i]).longValue();
        }
        return numbers(type, List.of(values), bits);
    }

    private static TypedSamples numbers(DataType type, List<String> json, long... bits) {
        return new TypedSamples(type, json, bytes(type, bits));
    }

    private static ByteString bytes(DataType type, long... bits) {
        ByteBuffer bytes = ByteBuffer.allocate(bits.length * type.width()).order(ByteOrder.LITTLE_ENDIAN);
        for (long element : bits) {
            switch (type.width()) {
                case 1 -> bytes.put((byte) element);
                case 2 -> bytes.putShort((short) element);
                case 4 -> bytes.putInt((int) element);
                default -> bytes.putLong(element);
            }
        }
        return ByteString.copyFrom(bytes.flip());
    }

    private static TypedSamples texts(String... values) {
        ByteBuffer bytes = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        for (String value : values) {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            bytes.putInt(text.length).put(text);
        }
        return new TypedSamples(
                DataType.BYTES,
                List.of(values).stream()
                        .map(value -> TextNode.valueOf(value).toString())
                        .toList(),
                ByteString.copyFrom(bytes.flip()));
    }

    private static JsonNode read(String json) {
        try {
            return Consumer.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
