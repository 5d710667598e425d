package io.modelmarket.platform.grpc;

import com.google.protobuf.ByteString;
import io.modelmarket.platform.grpc.proto.InferTensorContents;
import io.modelmarket.platform.inference.Invalid;
import io.modelmarket.platform.inference.TensorBuffers;
import io.modelmarket.runtime.tensor.ByteStrings;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Shapes;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Turns the typed fields of an input into a tensor's bytes. Each type has one field; a value out of its range is
 * refused.
 */
final class TypedContents {

    /** An array of bytes, its place in the list, and its length where it is packed. */
    private static final long EACH_STRING = 32;

    private final String name;
    private final DataType type;
    private final InferTensorContents contents;

    TypedContents(String name, DataType type, InferTensorContents contents) {
        this.name = name;
        this.type = type;
        this.contents = contents;
    }

    ByteBuffer bytes(long[] shape, TensorBuffers buffers) {
        int elements = Shapes.elements(name, shape);
        if (count() != elements || total() != elements) {
            throw Invalid.tensor(
                    name,
                    "has " + total() + " elements in its contents, but its shape takes " + elements + " of " + type
                            + " in " + field());
        }
        if (type == DataType.BYTES) {
            long bytes = contents.getBytesContentsList().stream()
                    .mapToLong(ByteString::size)
                    .sum();
            buffers.expect(2 * bytes + EACH_STRING * elements);
            return ByteStrings.pack(contents.getBytesContentsList().stream()
                    .map(ByteString::toByteArray)
                    .toList());
        }
        ByteBuffer target = buffers.allocate(Math.multiplyExact(elements, type.width()));
        fill(target);
        return target.flip();
    }

    private void fill(ByteBuffer target) {
        switch (type) {
            case BOOL -> contents.getBoolContentsList().forEach(value -> target.put((byte) (value ? 1 : 0)));
            case INT8 -> integers(value -> target.put((byte) value), Byte.MIN_VALUE, Byte.MAX_VALUE);
            case INT16 -> integers(value -> target.putShort((short) value), Short.MIN_VALUE, Short.MAX_VALUE);
            case INT32 -> integers(value -> target.putInt((int) value), Integer.MIN_VALUE, Integer.MAX_VALUE);
            case UINT8 -> unsigned(value -> target.put((byte) value), 0xFF);
            case UINT16 -> unsigned(value -> target.putShort((short) value), 0xFFFF);
            case UINT32 -> unsigned(value -> target.putInt((int) value), 0xFFFF_FFFFL);
            case INT64 -> {
                for (int i = 0; i < contents.getInt64ContentsCount(); i++) {
                    target.putLong(contents.getInt64Contents(i));
                }
            }
            case UINT64 -> {
                for (int i = 0; i < contents.getUint64ContentsCount(); i++) {
                    target.putLong(contents.getUint64Contents(i));
                }
            }
            case FP32 -> {
                for (int i = 0; i < contents.getFp32ContentsCount(); i++) {
                    target.putFloat(contents.getFp32Contents(i));
                }
            }
            case FP64 -> {
                for (int i = 0; i < contents.getFp64ContentsCount(); i++) {
                    target.putDouble(contents.getFp64Contents(i));
                }
            }
            case FP16, BF16, BYTES -> throw Invalid.tensor(name, "of " + type + " has no typed contents; send it raw");
        }
    }

    private void integers(java.util.function.LongConsumer target, long min, long max) {
        for (int value : contents.getIntContentsList()) {
            target.accept(inRange(value, min, max));
        }
    }

    private void unsigned(java.util.function.LongConsumer target, long max) {
        for (int value : contents.getUintContentsList()) {
            target.accept(inRange(Integer.toUnsignedLong(value), 0, max));
        }
    }

    private long inRange(long value, long min, long max) {
        if (value < min || value > max) {
            throw Invalid.tensor(name, "has the value " + value + ", which is not a " + type);
        }
        return value;
    }

    private int count() {
        return switch (type) {
            case BOOL -> contents.getBoolContentsCount();
            case INT8, INT16, INT32 -> contents.getIntContentsCount();
            case INT64 -> contents.getInt64ContentsCount();
            case UINT8, UINT16, UINT32 -> contents.getUintContentsCount();
            case UINT64 -> contents.getUint64ContentsCount();
            case FP32 -> contents.getFp32ContentsCount();
            case FP64 -> contents.getFp64ContentsCount();
            case BYTES -> contents.getBytesContentsCount();
            case FP16, BF16 -> throw Invalid.tensor(name, "of " + type + " has no typed contents; send it raw");
        };
    }

    private int total() {
        return List.of(
                        contents.getBoolContentsCount(),
                        contents.getIntContentsCount(),
                        contents.getInt64ContentsCount(),
                        contents.getUintContentsCount(),
                        contents.getUint64ContentsCount(),
                        contents.getFp32ContentsCount(),
                        contents.getFp64ContentsCount(),
                        contents.getBytesContentsCount())
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private String field() {
        return switch (type) {
            case BOOL -> "bool_contents";
            case INT8, INT16, INT32 -> "int_contents";
            case INT64 -> "int64_contents";
            case UINT8, UINT16, UINT32 -> "uint_contents";
            case UINT64 -> "uint64_contents";
            case FP32 -> "fp32_contents";
            case FP64 -> "fp64_contents";
            case BYTES -> "bytes_contents";
            case FP16, BF16 -> "raw_input_contents";
        };
    }
}
