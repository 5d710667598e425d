package io.modelmarket.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.management.ThreadMXBean;
import io.modelmarket.platform.grpc.proto.InferParameter;
import io.modelmarket.platform.grpc.proto.InferTensorContents;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferRequest.InferInputTensor;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a message is said to become is what it becomes, or more; for an honest one not much more. */
class ParsedSizeTest {

    private static final int MANY = 200_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void knowsWhatExpands() throws Exception {
        assertEnough(request(input -> input.getContentsBuilder().addAllInt64Contents(Collections.nCopies(MANY, 1L))));
        assertEnough(request(input -> input.getContentsBuilder().addAllIntContents(Collections.nCopies(MANY, 1))));
        assertEnough(request(input -> input.getContentsBuilder().addAllBoolContents(Collections.nCopies(MANY, true))));
        assertEnough(request(input -> input.getContentsBuilder().addAllFp64Contents(Collections.nCopies(MANY, 1.5))));
        assertEnough(request(input -> input.addAllShape(Collections.nCopies(MANY, 1L))));
        assertEnough(request(input -> input.getContentsBuilder()
                .addAllBytesContents(Collections.nCopies(MANY, ByteString.copyFromUtf8("a")))));
        assertEnough(request(input -> input.setName("\u4E2D".repeat(MANY))));
    }

    @Test
    void knowsWhatManyOfTheSmallestTake() throws Exception {
        ModelInferRequest.Builder inputs = ModelInferRequest.newBuilder();
        ModelInferRequest.Builder contents = ModelInferRequest.newBuilder();
        ModelInferRequest.Builder raw = ModelInferRequest.newBuilder();
        ModelInferRequest.Builder parameters = ModelInferRequest.newBuilder();
        UnknownFieldSet.Builder unknown = UnknownFieldSet.newBuilder();
        for (int i = 0; i < MANY; i++) {
            inputs.addInputs(InferInputTensor.getDefaultInstance());
            contents.addInputs(InferInputTensor.newBuilder().setContents(InferTensorContents.getDefaultInstance()));
            raw.addRawInputContents(ByteString.EMPTY);
            parameters.putParameters(Integer.toString(i, 36), InferParameter.getDefaultInstance());
            unknown.addField(
                    100 + i, UnknownFieldSet.Field.newBuilder().addVarint(1).build());
        }

        assertEnough(inputs.build());
        assertEnough(contents.build());
        assertEnough(raw.build());
        assertEnough(parameters.build());
        assertEnough(
                ModelInferRequest.newBuilder().setUnknownFields(unknown.build()).build());
    }

    @Test
    void takesHardlyMoreThanItsBytesForARawTensor() {
        ModelInferRequest raw = ModelInferRequest.newBuilder()
                .setModelName("acme.image")
                .addInputs(InferInputTensor.newBuilder()
                        .setName("image")
                        .setDatatype("FP32")
                        .addAllShape(java.util.List.of(1L, 3L, 224L, 224L)))
                .addRawInputContents(ByteString.copyFrom(new byte[602_112]))
                .build();

        assertThat(ParsedSize.of(raw.toByteArray(), ModelInferRequest.getDescriptor()))
                .isLessThan(2_000);
    }

    @Test
    void leavesWhatIsMalformedToWhoReads() {
        byte[] message =
                request(input -> input.setName("x").setDatatype("FP32")).toByteArray();

        assertThat(IntStream.range(0, message.length).boxed()).allSatisfy(at -> {
            byte[] damaged = message.clone();
            damaged[at] = (byte) 0xFF;
            assertThat(ParsedSize.of(damaged, ModelInferRequest.getDescriptor()))
                    .isPositive();
        });
    }

    private static ModelInferRequest request(Consumer<InferInputTensor.Builder> change) {
        InferInputTensor.Builder input = InferInputTensor.newBuilder();
        change.accept(input);
        return ModelInferRequest.newBuilder().addInputs(input).build();
    }

    /** Of what is allocated a part is garbage again while lists grow. */
    private static void assertEnough(ModelInferRequest request) throws Exception {
        byte[] bytes = request.toByteArray();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        ModelInferRequest read = ModelInferRequest.parseFrom(bytes);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(ParsedSize.of(bytes, ModelInferRequest.getDescriptor()))
                .as("of %d bytes, %d allocated", bytes.length, allocated)
                .isGreaterThan(allocated / 2)
                .isLessThan(allocated * 6);
        assertThat(read).isEqualTo(request);
    }
}
