package io.modelmarket.deploy.bench.floor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The request an event loop is at: read into memory that the loop keeps. Understands one input whose data is flat JSON
 * or the blob behind the JSON.
 */
final class FloorRequest {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int FIRST_BYTES = 64 << 10;
    private static final int MAX_BYTES = 64 << 20;
    private static final int MAX_DIMENSIONS = 8;

    private final long[] dimensions = new long[MAX_DIMENSIONS];
    private ByteBuffer tensor = ByteBuffer.allocateDirect(FIRST_BYTES).order(ByteOrder.nativeOrder());
    private int rank;
    private boolean binaryOutput;

    /** The tensor, from its position to its limit. */
    ByteBuffer tensor() {
        return tensor;
    }

    long[] shape() {
        return Arrays.copyOf(dimensions, rank);
    }

    boolean binaryOutput() {
        return binaryOutput;
    }

    /**
     * Reads a body.
     *
     * @param jsonLength where the JSON ends and the blob begins; the body's length where there is no blob
     * @throws IOException when it is not such a request
     */
    void read(byte[] body, int jsonLength, boolean longs) throws IOException {
        tensor.clear();
        rank = 0;
        binaryOutput = false;
        if (jsonLength < 0 || jsonLength > body.length) {
            throw new IOException("the JSON cannot be longer than the body");
        }
        try (JsonParser parser = JSON.createParser(body, 0, jsonLength)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                switch (parser.currentName()) {
                    case "inputs" -> inputs(parser, longs);
                    case "parameters" -> parameters(parser);
                    default -> skip(parser);
                }
            }
        }
        if (jsonLength < body.length) {
            room(body.length - jsonLength);
            tensor.put(body, jsonLength, body.length - jsonLength);
        }
        tensor.flip();
    }

    private void inputs(JsonParser parser, boolean longs) throws IOException {
        require(parser.nextToken() == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            switch (parser.currentName()) {
                case "shape" -> shape(parser);
                case "data" -> numbers(parser, longs);
                default -> skip(parser);
            }
        }
        require(parser.nextToken() == JsonToken.END_ARRAY);
    }

    private void shape(JsonParser parser) throws IOException {
        require(parser.nextToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            require(rank < MAX_DIMENSIONS);
            dimensions[rank++] = parser.getLongValue();
        }
    }

    private void numbers(JsonParser parser, boolean longs) throws IOException {
        require(parser.nextToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            room(Long.BYTES);
            if (longs) {
                tensor.putLong(parser.getLongValue());
            } else {
                tensor.putFloat(parser.getFloatValue());
            }
        }
    }

    private void parameters(JsonParser parser) throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals("binary_data_output")) {
                binaryOutput = parser.nextToken() == JsonToken.VALUE_TRUE;
            } else {
                skip(parser);
            }
        }
    }

    private static void skip(JsonParser parser) throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }

    private void room(int bytes) throws IOException {
        if (tensor.remaining() < bytes) {
            int wanted = Math.max(tensor.capacity() * 2, tensor.position() + bytes);
            if (wanted > MAX_BYTES) {
                throw new IOException("the tensor is too large");
            }
            ByteBuffer larger = ByteBuffer.allocateDirect(wanted).order(ByteOrder.nativeOrder());
            larger.put(tensor.flip());
            tensor = larger;
        }
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("not an inference request this server understands");
        }
    }
}
