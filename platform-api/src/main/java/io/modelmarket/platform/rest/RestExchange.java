package io.modelmarket.platform.rest;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.inference.Classification;
import io.modelmarket.platform.inference.Exchange;
import io.modelmarket.platform.inference.InferRequest;
import io.modelmarket.platform.inference.InferResponse;
import io.modelmarket.platform.inference.TensorBuffers;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.tensor.Tensor;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request over HTTP and its answer, in JSON, binary, or both mixed. */
final class RestExchange implements Exchange<RestAnswer> {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();
    private static final int FIRST_GUESS = 512;

    private final RequestReader reader;
    private final Memory memory;
    private @Nullable BinaryBody body;
    private @Nullable RequestHead head;

    /**
     * What the call has.
     *
     * @param release frees the body, of which nothing is needed any more
     */
    record Memory(Hold hold, Runnable release) {}

    RestExchange(RequestReader reader, BinaryBody body, Memory memory) {
        this.reader = reader;
        this.body = body;
        this.memory = memory;
    }

    @Override
    public Hold hold() {
        return memory.hold();
    }

    @Override
    public InferRequest decode(Signature signature) {
        BinaryBody sent = Objects.requireNonNull(body, "a request is decoded once");
        body = null;
        TensorBuffers buffers = new TensorBuffers(memory.hold());
        try {
            RequestHead read = sent.isRaw()
                    ? sent.rawHead(signature, buffers)
                    : reader.read(sent.bytes(), sent.headLength(), buffers);
            head = read;
            List<Tensor> inputs = sent.tensors(read.inputs());
            Set<String> outputs =
                    read.outputs().stream().map(RequestHead.Output::name).collect(Collectors.toSet());
            return new InferRequest(inputs, outputs, read.schedule(), () -> {
                buffers.release();
                memory.release().run();
            });
        } catch (RuntimeException | Error e) {
            buffers.release();
            throw e;
        }
    }

    @Override
    public Encoded<RestAnswer> encode(InferResponse response) {
        RequestHead asked = Objects.requireNonNull(head, "decode comes first");
        Buffer target = Buffer.buffer(FIRST_GUESS);
        List<Tensor> blobs = new ArrayList<>();
        try (OutputStream out = new BufferOutput(target, memory.hold());
                JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            writeHead(asked, response, blobs, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (blobs.isEmpty()) {
            return new Encoded<>(new RestAnswer(target, RestAnswer.ALL_JSON), target.length(), 0);
        }
        int headLength = target.length();
        long bytes = blobs.stream().mapToLong(Tensor::byteSize).sum();
        boolean stay = response.mayStay(bytes);
        Buffer whole = stay ? around(target, blobs) : copied(target, blobs, bytes);
        return new Encoded<>(new RestAnswer(whole, headLength), whole.length(), stay ? response.pinned() : 0);
    }

    private Buffer copied(Buffer head, List<Tensor> blobs, long bytes) {
        memory.hold().take(bytes);
        for (Tensor blob : blobs) {
            byte[] copy = new byte[blob.byteSize()];
            blob.data().get(copy);
            head.appendBytes(copy);
        }
        return head;
    }

    /** Outputs stay where they are; nobody writes to them any more. */
    private static Buffer around(Buffer head, List<Tensor> blobs) {
        ByteBuffer[] parts = Stream.concat(
                        Stream.of(ByteBuffer.wrap(head.getBytes())),
                        blobs.stream().map(Tensor::data))
                .toArray(ByteBuffer[]::new);
        return BufferImpl.buffer(Unpooled.wrappedBuffer(parts));
    }

    private void writeHead(RequestHead asked, InferResponse response, List<Tensor> blobs, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("model_name", response.release().model().wire());
        json.writeStringField("model_version", response.release().version().toString());
        if (asked.id() != null) {
            json.writeStringField("id", asked.id());
        }
        json.writeArrayFieldStart("outputs");
        for (Tensor given : response.outputs()) {
            int top = asked.top(given.name());
            Tensor output = top == Classification.NONE ? given : response.classified(given, top, memory.hold());
            json.writeStartObject();
            json.writeStringField("name", output.name());
            json.writeStringField("datatype", output.type().oipName());
            json.writeFieldName("shape");
            json.writeArray(output.shape(), 0, output.rank());
            if (asked.wantsBinary(output.name())) {
                blobs.add(output);
                json.writeObjectFieldStart("parameters");
                json.writeNumberField("binary_data_size", output.byteSize());
                json.writeEndObject();
            } else {
                json.writeFieldName("data");
                ElementWriter.write(output, json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
