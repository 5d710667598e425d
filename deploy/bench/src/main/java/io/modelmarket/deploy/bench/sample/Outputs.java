package io.modelmarket.deploy.bench.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The numbers in an answer. */
public final class Outputs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final float[] NONE = {};

    private Outputs() {}

    /**
     * The first output of an HTTP answer; nothing where it holds none.
     *
     * @param headLength where the JSON ends, -1 where it is all JSON
     */
    public static float[] ofHttp(byte[] body, int headLength) {
        if (headLength >= 0 && headLength <= body.length) {
            return floats(ByteBuffer.wrap(body, headLength, body.length - headLength));
        }
        try {
            JsonNode data = JSON.readTree(body).path("outputs").path(0).path("data");
            float[] values = new float[data.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) data.get(i).asDouble(Double.NaN);
            }
            return values;
        } catch (IOException e) {
            return NONE; // an answer that is no JSON is a wrong answer, and counted as one
        }
    }

    /** The first output of a gRPC answer; nothing where it holds none. */
    public static float[] ofGrpc(ModelInferResponse response) {
        if (response.getRawOutputContentsCount() == 0) {
            return NONE;
        }
        ByteString raw = response.getRawOutputContents(0);
        return floats(raw.asReadOnlyByteBuffer());
    }

    private static float[] floats(ByteBuffer bytes) {
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }
}
