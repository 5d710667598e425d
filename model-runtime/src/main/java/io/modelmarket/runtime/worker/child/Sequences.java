package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tensors made of the sequences that one run gave. A sequence of n maps with the same k keys, which is what models of
 * scikit-learn answer, becomes {@code name} of [n, k] and {@code name.keys} of [n, k], keys ascending: row by row, so
 * that a batch can be cut like any other. A sequence of n tensors of one shape becomes one tensor of [n, shape].
 */
final class Sequences {

    /** What is put behind an output's name for the tensor of its maps' keys. */
    static final String KEYS = ".keys";

    /** Each is some objects in a worker's small heap. */
    private static final int MOST_ELEMENTS = 100_000;

    private static final Comparator<Object> ASCENDING = Sequences::compare;

    private final Values values;
    private final Outputs outputs;
    private final RunMemory memory;

    /** Those of a run of a session with these outputs. */
    Sequences(Values values, Outputs outputs, RunMemory memory) {
        this.values = values;
        this.outputs = outputs;
        this.memory = memory;
    }

    /** All tensors of that output: one for tensors, its keys and its values for maps. */
    List<Tensor> tensors(String name, OnnxValue value) throws OrtException, UnsupportedModelException {
        if (!(value instanceof OnnxSequence sequence)) {
            throw new UnsupportedModelException(name, "is a " + value.getType() + " instead of a sequence");
        }
        if (sequence.getInfo().length > MOST_ELEMENTS) {
            throw new UnsupportedModelException(
                    name,
                    "is a sequence of " + sequence.getInfo().length + "; at most " + MOST_ELEMENTS
                            + " can be passed on at once, send fewer rows");
        }
        List<? extends OnnxValue> elements = sequence.getValue();
        try {
            return sequence.getInfo().isSequenceOfMaps() ? ofMaps(name, elements) : List.of(stacked(name, elements));
        } finally {
            elements.forEach(OnnxValue::close);
        }
    }

    private List<Tensor> ofMaps(String name, List<? extends OnnxValue> maps)
            throws OrtException, UnsupportedModelException {
        List<Object> keys = List.of();
        ByteBuffer numbers = memory.room(name, 0);
        for (int row = 0; row < maps.size(); row++) {
            Map<Object, Object> entries = new TreeMap<>(ASCENDING);
            entries.putAll(((OnnxMap) maps.get(row)).getValue());
            List<Object> own = List.copyOf(entries.keySet());
            if (row == 0) {
                keys = own;
                numbers = memory.room(name, (long) maps.size() * keys.size() * Float.BYTES);
            } else if (!own.equals(keys)) {
                throw new UnsupportedModelException(
                        name, "has maps of different keys; only maps of the same keys can be passed on as a tensor");
            }
            for (Object value : entries.values()) {
                numbers.putFloat((Float) value);
            }
        }
        long[] shape = {maps.size(), keys.size()};
        return List.of(keys(name + KEYS, keys, shape), new Tensor(name, DataType.FP32, shape, numbers.flip()));
    }

    /** The same keys once for each row. */
    private Tensor keys(String name, List<Object> keys, long[] shape) throws UnsupportedModelException {
        DataType type = outputs.type(name);
        boolean texts = type == DataType.BYTES;
        List<byte[]> packed = new ArrayList<>();
        for (Object key : keys) {
            packed.add(texts ? text((String) key) : number((Long) key));
        }
        long rowBytes = packed.stream().mapToLong(key -> key.length).sum();
        ByteBuffer all = memory.room(name, shape[0] * rowBytes);
        for (long row = 0; row < shape[0]; row++) {
            packed.forEach(all::put);
        }
        return new Tensor(name, type, shape, all.flip());
    }

    private Tensor stacked(String name, List<? extends OnnxValue> elements)
            throws OrtException, UnsupportedModelException {
        List<Tensor> parts = new ArrayList<>();
        long bytes = 0;
        for (OnnxValue element : elements) {
            Tensor part = values.fromOrt(name, element, memory);
            parts.add(part);
            bytes += part.byteSize();
            if (part.type() != outputs.type(name)) {
                throw new UnsupportedModelException(name, "is a sequence of " + part.type() + " unexpectedly");
            }
            if (!Arrays.equals(part.shape(), parts.getFirst().shape())) {
                throw new UnsupportedModelException(
                        name,
                        "is a sequence of tensors of different shapes, " + parts.getFirst() + " and " + part
                                + "; only equal ones can be passed on as one tensor");
            }
        }
        if (parts.isEmpty()) {
            throw new UnsupportedModelException(name, "is an empty sequence of tensors, whose shape nobody knows");
        }
        ByteBuffer all = memory.room(name, bytes);
        parts.forEach(part -> all.put(part.data()));
        long[] element = parts.getFirst().shape();
        long[] shape = new long[element.length + 1];
        shape[0] = parts.size();
        System.arraycopy(element, 0, shape, 1, element.length);
        return new Tensor(name, parts.getFirst().type(), shape, all.flip());
    }

    private static byte[] text(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] number(long key) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(key)
                .array();
    }

    private static int compare(Object some, Object other) {
        return some instanceof Long number
                ? Long.compare(number, (Long) other)
                : Arrays.compareUnsigned(
                        ((String) some).getBytes(StandardCharsets.UTF_8),
                        ((String) other).getBytes(StandardCharsets.UTF_8));
    }
}
