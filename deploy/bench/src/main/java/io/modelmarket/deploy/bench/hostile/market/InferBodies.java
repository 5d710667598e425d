package io.modelmarket.deploy.bench.hostile.market;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.modelmarket.platform.grpc.proto.InferParameter;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.runtime.tensor.ByteStrings;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Requests of the protocol, made of tensors of any type. */
final class InferBodies {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIMEOUT = "timeout";
    private static final int HALF = 16;

    private InferBodies() {}

    /**
     * A body over HTTP.
     *
     * @param headLength how much of it is JSON; -1 where all is
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Http(byte[] body, int headLength) {}

    /** All of it JSON; strings are their bytes as Latin-1, so that any bytes are some text. */
    static Http json(List<Tensor> inputs, Duration deadline) {
        return new Http(head(inputs, deadline, false), -1);
    }

    /** A head of JSON, and the tensors' bytes behind it. */
    static Http binary(List<Tensor> inputs, Duration deadline) {
        byte[] head = head(inputs, deadline, true);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head);
        inputs.forEach(input -> body.writeBytes(bytes(input)));
        return new Http(body.toByteArray(), head.length);
    }

    /** A message with raw contents. */
    static ModelInferRequest grpc(String model, List<Tensor> inputs, Duration deadline) {
        ModelInferRequest.Builder request = ModelInferRequest.newBuilder()
                .setModelName(model)
                .putParameters(
                        TIMEOUT,
                        InferParameter.newBuilder()
                                .setInt64Param(TimeUnit.NANOSECONDS.toMicros(deadline.toNanos()))
                                .build());
        for (Tensor input : inputs) {
            ModelInferRequest.InferInputTensor.Builder tensor = ModelInferRequest.InferInputTensor.newBuilder()
                    .setName(input.name())
                    .setDatatype(input.type().oipName());
            for (long dimension : input.shape()) {
                tensor.addShape(dimension);
            }
            request.addInputs(tensor).addRawInputContents(ByteString.copyFrom(bytes(input)));
        }
        return request.build();
    }

    private static byte[] head(List<Tensor> inputs, Duration deadline, boolean binary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("inputs");
            for (Tensor input : inputs) {
                json.writeStartObject();
                json.writeStringField("name", input.name());
                json.writeStringField("datatype", input.type().oipName());
                json.writeFieldName("shape");
                json.writeArray(input.shape(), 0, input.rank());
                if (binary) {
                    json.writeObjectFieldStart("parameters");
                    json.writeNumberField("binary_data_size", input.byteSize());
                    json.writeEndObject();
                } else {
                    json.writeArrayFieldStart("data");
                    elements(json, input);
                    json.writeEndArray();
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("parameters");
            json.writeNumberField(TIMEOUT, TimeUnit.NANOSECONDS.toMicros(deadline.toNanos()));
            if (binary) {
                json.writeBooleanField("binary_data_output", true);
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void elements(JsonGenerator json, Tensor tensor) throws IOException {
        if (!tensor.type().isFixedWidth()) {
            for (byte[] element : ByteStrings.unpack(tensor)) {
                json.writeString(new String(element, StandardCharsets.ISO_8859_1));
            }
            return;
        }
        ByteBuffer data = tensor.data();
        while (data.hasRemaining()) {
            switch (tensor.type()) {
                case BOOL -> json.writeBoolean(data.get() != 0);
                case UINT8 -> json.writeNumber(Byte.toUnsignedInt(data.get()));
                case INT8 -> json.writeNumber((int) data.get());
                case UINT16 -> json.writeNumber(Short.toUnsignedInt(data.getShort()));
                case INT16 -> json.writeNumber((int) data.getShort());
                case UINT32 -> json.writeNumber(Integer.toUnsignedLong(data.getInt()));
                case INT32 -> json.writeNumber(data.getInt());
                case UINT64 -> json.writeNumber(new BigInteger(Long.toUnsignedString(data.getLong())));
                case INT64 -> json.writeNumber(data.getLong());
                case FP16 -> json.writeNumber(Float.float16ToFloat(data.getShort()));
                case BF16 -> json.writeNumber(Float.intBitsToFloat(data.getShort() << HALF));
                case FP32 -> json.writeNumber(data.getFloat());
                case FP64 -> json.writeNumber(data.getDouble());
                case BYTES -> throw new IllegalStateException("written above");
            }
        }
    }

    private static byte[] bytes(Tensor tensor) {
        byte[] bytes = new byte[tensor.byteSize()];
        tensor.data().get(bytes);
        return bytes;
    }
}
