package io.modelmarket.platform.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.modelmarket.platform.inference.Invalid;
import io.modelmarket.platform.inference.TensorBuffers;
import io.modelmarket.platform.rest.numbers.BodyParser;
import io.modelmarket.runtime.tensor.ByteStrings;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Shapes;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a tensor's {@code data}: either flat, or nested as its shape says; a bare value for a scalar. Elements go
 * straight into the tensor's memory. Numbers are read all at once where that goes; one of these reads one tensor
 * element by element, and says what is wrong with it.
 */
final class TensorElements {

    /** An array of bytes and its place in the list. */
    private static final long EACH_STRING = 32;

    /** For each byte of JSON: as characters while it is read, as text, as bytes, packed. */
    private static final long STRING_BYTES = 5;

    private final JsonParser parser;
    private final String name;
    private final DataType type;
    private final long[] shape;
    private final int elements;
    private final long[] counts;
    private final List<byte[]> strings = new ArrayList<>();
    private int depth;
    private int leafDepth;
    private int read;

    private TensorElements(JsonParser parser, String name, DataType type, long[] shape, int elements) {
        this.parser = parser;
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.elements = elements;
        this.counts = new long[Math.max(1, shape.length) + 1];
    }

    /**
     * The tensor whose data begins at the parser's current token.
     *
     * @param available bytes of JSON there are, a bound on how many elements there can be: each takes one and a comma
     */
    static Tensor read(
            JsonParser parser, String name, DataType type, long[] shape, TensorBuffers buffers, long available)
            throws IOException {
        int elements = Shapes.elements(name, shape);
        if (2L * elements - 1 > available) {
            throw Invalid.tensor(
                    name,
                    "has shape " + Arrays.toString(shape) + ", which takes " + elements
                            + " elements, but far less data");
        }
        if (type == DataType.BYTES) {
            long expected = EACH_STRING * elements + STRING_BYTES * available;
            buffers.expect(expected);
            TensorElements data = new TensorElements(parser, name, type, shape, elements);
            data.walk((at, target) -> data.readString(), ByteBuffer.allocate(0));
            ByteBuffer packed = ByteStrings.pack(data.strings);
            buffers.giveBack(expected - packed.capacity());
            return new Tensor(name, type, shape, packed);
        }
        ByteBuffer target = buffers.allocate(Math.multiplyExact(elements, type.width()));
        if (!(parser instanceof BodyParser body) || !body.readNumbers(type, shape, elements, target)) {
            new TensorElements(parser, name, type, shape, elements).walk(ElementReader.of(type), target);
            target.flip();
        }
        return new Tensor(name, type, shape, target);
    }

    private void walk(ElementReader reader, ByteBuffer target) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.START_ARRAY) {
            if (shape.length > 0) {
                throw Invalid.tensor(name, "has data that is not an array");
            }
            element(reader, target);
            return;
        }
        do {
            if (token == JsonToken.START_ARRAY) {
                open();
            } else if (token == JsonToken.END_ARRAY) {
                close();
            } else {
                element(reader, target);
            }
            token = depth == 0 ? null : parser.nextToken();
        } while (token != null);
        if (read != elements) {
            throw Invalid.tensor(
                    name, "has " + read + " elements, but its shape " + Arrays.toString(shape) + " takes " + elements);
        }
    }

    private void open() {
        depth++;
        if (depth >= counts.length) {
            throw Invalid.tensor(name, "is nested deeper than its shape " + Arrays.toString(shape));
        }
        counts[depth] = 0;
    }

    private void close() {
        boolean flat = depth == 1 && (leafDepth == 1 || counts[1] == 0);
        if (!flat && counts[depth] != shape[depth - 1]) {
            throw Invalid.tensor(
                    name,
                    "has an array of " + counts[depth] + " where its shape " + Arrays.toString(shape) + " takes "
                            + shape[depth - 1]);
        }
        depth--;
        counts[depth]++;
    }

    private void element(ElementReader reader, ByteBuffer target) throws IOException {
        if (leafDepth == 0) {
            leafDepth = depth;
        }
        if (depth != leafDepth || (depth > 1 && depth != shape.length)) {
            throw Invalid.tensor(name, "has a value at element " + read + " where its shape takes an array");
        }
        if (read == elements && depth > 0) {
            throw Invalid.tensor(
                    name, "has more elements than the " + elements + " its shape " + Arrays.toString(shape) + " takes");
        }
        if (!reader.read(parser, target)) {
            throw Invalid.tensor(name, "has something at element " + read + " that is not a " + type);
        }
        read++;
        counts[depth]++;
    }

    private boolean readString() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return false;
        }
        strings.add(parser.getText().getBytes(StandardCharsets.UTF_8));
        return true;
    }
}
