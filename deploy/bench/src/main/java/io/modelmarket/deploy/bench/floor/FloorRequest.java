package io.modelmarket.deploy.bench.floor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The request an event loop is at: read into memory that the loop keeps. Understands inputs of one type, all of them
 * flat JSON or all of them the blob behind the JSON.
 */
final class FloorRequest {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int FIRST_BYTES = 64 << 10;
    private static final int MAX_BYTES = 64 << 20;
    private static final int MAX_DIMENSIONS = 8;

    private final long[] dimensions = new long[MAX_DIMENSIONS];
    private final List<Head> heads = new ArrayList<>();
    private ByteBuffer tensor = ByteBuffer.allocateDirect(FIRST_BYTES).order(ByteOrder.nativeOrder());
    private int rank;
    private boolean longs;
    private boolean binaryOutput;

    /** The inputs, valid until the next body is read. */
    List<FloorTensor> tensors() throws IOException {
        List<FloorTensor> tensors = new ArrayList<>(heads.size());
        int width = longs ? Long.BYTES : Float.BYTES;
        long from = 0;
        for (Head head : heads) {
            long bytes = width;
            for (long dimension : head.shape) {
                bytes *= dimension;
                require(bytes >= 0 && bytes <= MAX_BYTES);
            }
            require(from + bytes <= tensor.limit());
            ByteBuffer slice = tensor.slice((int) from, (int) bytes).order(ByteOrder.nativeOrder());
            tensors.add(new FloorTensor(head.name, slice, head.shape));
            from += bytes;
        }
        require(from == tensor.limit());
        return tensors;
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
        heads.clear();
        this.longs = longs;
        binaryOutput = false;
        if (jsonLength < 0 || jsonLength > body.length) {
            throw new IOException("the JSON cannot be longer than the body");
        }
        try (JsonParser parser = JSON.createParser(body, 0, jsonLength)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                switch (parser.currentName()) {
                    case "inputs" -> inputs(parser);
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

    private void inputs(JsonParser parser) throws IOException {
        require(parser.nextToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String name = "";
            rank = 0;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                switch (parser.currentName()) {
                    case "name" -> name = String.valueOf(parser.nextTextValue());
                    case "shape" -> shape(parser);
                    case "data" -> numbers(parser);
                    default -> skip(parser);
                }
            }
            heads.add(new Head(name, Arrays.copyOf(dimensions, rank)));
        }
        require(parser.currentToken() == JsonToken.END_ARRAY);
    }

    private void shape(JsonParser parser) throws IOException {
        require(parser.nextToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            require(rank < MAX_DIMENSIONS);
            dimensions[rank++] = parser.getLongValue();
        }
    }

    private void numbers(JsonParser parser) throws IOException {
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

    @SuppressWarnings("ArrayRecordComponent") // one request long, and never compared
    private record Head(String name, long[] shape) {}
}
