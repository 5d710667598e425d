package io.modelmarket.platform.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.modelmarket.platform.inference.Invalid;
import io.modelmarket.platform.inference.TensorBuffers;
import io.modelmarket.platform.rest.RequestHead.Input;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one entry of {@code inputs}. Members may come in any order; data that comes before its shape or type is known
 * is passed over and read from its place in the body afterwards.
 */
final class InputReader {

    private static final int NOT_SEEN = -1;

    private final JsonFactory json;
    private final byte[] body;
    private final int length;
    private final TensorBuffers buffers;

    InputReader(JsonFactory json, byte[] body, int length, TensorBuffers buffers) {
        this.json = json;
        this.body = body;
        this.length = length;
        this.buffers = buffers;
    }

    Input read(JsonParser parser) throws IOException {
        Fields fields = new Fields();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "name" -> fields.name = RequestReader.text(parser, "name");
                case "datatype" -> fields.type = type(parser);
                case "shape" -> fields.shape = shape(parser);
                case "parameters" -> fields.parameters = Parameters.read(parser);
                case "data" -> data(parser, fields);
                default -> parser.skipChildren();
            }
        }
        return finish(fields);
    }

    private void data(JsonParser parser, Fields fields) throws IOException {
        if (fields.dataAt != NOT_SEEN) {
            throw Invalid.request("an input has 'data' twice");
        }
        fields.dataAt = (int) parser.currentTokenLocation().getByteOffset();
        if (fields.name != null && fields.type != null && fields.shape != null) {
            fields.tensor = TensorElements.read(
                    parser, fields.name, fields.type, fields.shape, buffers, length - (long) fields.dataAt);
        } else {
            parser.skipChildren();
        }
    }

    private Input finish(Fields fields) throws IOException {
        String name = fields.name;
        if (name == null) {
            throw Invalid.request("an entry of 'inputs' has no 'name'");
        }
        DataType type = fields.type;
        long[] shape = fields.shape;
        if (type == null || shape == null) {
            throw Invalid.tensor(name, type == null ? "has no 'datatype'" : "has no 'shape'");
        }
        Long binarySize = fields.parameters.number("binary_data_size");
        if ((binarySize == null) == (fields.dataAt == NOT_SEEN)) {
            throw Invalid.tensor(
                    name,
                    binarySize == null
                            ? "has neither 'data' nor a parameter 'binary_data_size'"
                            : "has both 'data' and a parameter 'binary_data_size'");
        }
        if (binarySize != null && binarySize < 0) {
            throw Invalid.tensor(name, "has a negative 'binary_data_size'");
        }
        Tensor tensor = fields.tensor;
        if (tensor == null && fields.dataAt != NOT_SEEN) {
            tensor = readAgain(name, type, shape, fields.dataAt);
        }
        return new Input(name, type, shape, binarySize == null ? NOT_SEEN : binarySize, tensor);
    }

    private Tensor readAgain(String name, DataType type, long[] shape, int dataAt) throws IOException {
        try (JsonParser parser = json.createParser(body, dataAt, length - dataAt)) {
            parser.nextToken();
            return TensorElements.read(parser, name, type, shape, buffers, length - (long) dataAt);
        }
    }

    private static DataType type(JsonParser parser) throws IOException {
        String name = RequestReader.text(parser, "datatype");
        return DataType.fromOip(name == null ? "" : name)
                .orElseThrow(() ->
                        Invalid.request("datatype '" + name + "' is not one of " + Arrays.toString(DataType.values())));
    }

    private static long[] shape(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Invalid.request("'shape' must be an array of whole numbers");
        }
        long[] shape = new long[Tensor.MAX_RANK];
        int rank = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    || parser.getLongValue() < 0) {
                throw Invalid.request("'shape' must hold whole numbers that are not negative");
            }
            if (rank == shape.length) {
                throw Invalid.request("'shape' has more than " + Tensor.MAX_RANK + " dimensions");
            }
            shape[rank++] = parser.getLongValue();
        }
        return Arrays.copyOf(shape, rank);
    }

    /** What has been seen of one input. */
    private static final class Fields {
        private @Nullable String name;
        private @Nullable DataType type;
        private long @Nullable [] shape;
        private Parameters parameters = Parameters.NONE;
        private int dataAt = NOT_SEEN;
        private @Nullable Tensor tensor;
    }
}
