package io.modelmarket.deploy.bench.floor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * An answer's body.
 *
 * @param jsonLength where its JSON ends; -1 where it is all JSON
 */
@SuppressWarnings("ArrayRecordComponent") // one answer long, and never compared
record FloorAnswer(byte[] body, int jsonLength) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int EXPECTED_BYTES = 256;

    static FloorAnswer json(FloorModel model, FloatBuffer values, long[] shape) {
        return new FloorAnswer(head(model, values, shape, false), -1);
    }

    static FloorAnswer binary(FloorModel model, FloatBuffer values, long[] shape) {
        byte[] head = head(model, values, shape, true);
        byte[] body = new byte[head.length + values.remaining() * Float.BYTES];
        System.arraycopy(head, 0, body, 0, head.length);
        ByteBuffer.wrap(body, head.length, body.length - head.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .put(values.duplicate());
        return new FloorAnswer(body, head.length);
    }

    private static byte[] head(FloorModel model, FloatBuffer values, long[] shape, boolean binary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(EXPECTED_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("model_name", model.name());
            json.writeArrayFieldStart("outputs");
            json.writeStartObject();
            json.writeStringField("name", model.output());
            json.writeStringField("datatype", "FP32");
            json.writeFieldName("shape");
            json.writeArray(shape, 0, shape.length);
            if (binary) {
                json.writeObjectFieldStart("parameters");
                json.writeNumberField("binary_data_size", values.remaining() * Float.BYTES);
                json.writeEndObject();
            } else {
                json.writeArrayFieldStart("data");
                for (int i = values.position(); i < values.limit(); i++) {
                    json.writeNumber(values.get(i));
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
