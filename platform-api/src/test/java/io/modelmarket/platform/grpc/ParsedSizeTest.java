package io.modelmarket.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.sun.management.ThreadMXBean;
import io.modelmarket.platform.grpc.proto.InferParameter;
import io.modelmarket.platform.grpc.proto.InferTensorContents;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferRequest.InferInputTensor;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a message is said to become is what it becomes, or more; for an honest one not much more. */
class ParsedSizeTest {

    private static final int MANY = 200_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void knowsWhatExpands() throws Exception {
        assertEnoughAtATime(
                request(input -> input.getContentsBuilder().addAllInt64Contents(Collections.nCopies(MANY, 1L))));
        assertEnoughAtATime(
                request(input -> input.getContentsBuilder().addAllIntContents(Collections.nCopies(MANY, 1))));
        assertEnoughAtATime(
                request(input -> input.getContentsBuilder().addAllBoolContents(Collections.nCopies(MANY, true))));
        assertEnoughAtATime(request(input -> input.addAllShape(Collections.nCopies(MANY, 1L))));
        assertEnoughAtATime(
                request(input -> input.getContentsBuilder().addAllFp64Contents(Collections.nCopies(MANY, 1.5))));
        assertEnough(request(input -> input.getContentsBuilder()
                .addAllBytesContents(Collections.nCopies(MANY, ByteString.copyFromUtf8("a")))));
        assertEnough(request(input -> input.setName("\u4E2D".repeat(MANY))));
        assertEnough(request(input -> input.setName("a".repeat(MANY))));
        assertEnoughAtATime(request(input -> input.setName("\uFFFD".repeat(MANY))));
    }

    @Test
    void knowsWhatIsNotWrittenAsItsTypeIs() throws Exception {
        Field varint = Field.newBuilder().addVarint(1).build();
        Field four = Field.newBuilder().addFixed32(1).build();
        Field eight = Field.newBuilder().addFixed64(1).build();
        Field bytes = Field.newBuilder().addLengthDelimited(ByteString.EMPTY).build();
        ModelInferRequest.Builder one = ModelInferRequest.newBuilder();
        ModelInferRequest.Builder four32 = ModelInferRequest.newBuilder();
        ModelInferRequest.Builder eight64 = ModelInferRequest.newBuilder();
        ModelInferRequest.Builder delimited = ModelInferRequest.newBuilder();
        for (int i = 0; i < MANY; i++) {
            one.addInputsBuilder().setUnknownFields(set(InferInputTensor.NAME_FIELD_NUMBER, varint));
            four32.addInputsBuilder().setUnknownFields(set(InferInputTensor.CONTENTS_FIELD_NUMBER, four));
            eight64.addInputsBuilder().setUnknownFields(set(InferInputTensor.SHAPE_FIELD_NUMBER, eight));
            delimited.putParameters(
                    Integer.toString(i, 36),
                    InferParameter.newBuilder()
                            .setUnknownFields(set(InferParameter.BOOL_PARAM_FIELD_NUMBER, bytes))
                            .build());
        }

        assertEnough(one.build());
        assertEnough(four32.build());
        assertEnough(eight64.build());
        assertEnough(delimited.build());
    }

    @Test
    void countsBehindALengthThatIsWrittenTooLong() throws Exception {
        byte[] model = bytes(0x0A, 0x85, 0x80, 0x80, 0x80, 0x10, 'a', 'a', 'a', 'a', 'a');
        byte[] tag = bytes(0x8A, 0x80, 0x80, 0x80, 0x70, 5, 'a', 'a', 'a', 'a', 'a');
        byte[] nested = bytes(0x2A, 0x8B, 0x80, 0x80, 0x80, 0xF0, 0x80, 0x80, 0x80, 0x80, 1);
        byte[] inputs = empties();

        assertThat(ModelInferRequest.parseFrom(model).getModelName()).isEqualTo("aaaaa");
        assertThat(ModelInferRequest.parseFrom(tag).getModelName()).isEqualTo("aaaaa");
        assertEnough(together(model, inputs));
        assertEnough(together(tag, inputs));
        assertEnough(together(nested, model, inputs));
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertRefused(bytes(0x0A, 0x86, 0x80, 0x80, 0x80, 0x10, 'a', 'a', 'a', 'a', 'a'));
        assertRefused(bytes(0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 'a'));
        assertRefused(bytes(0x2A, 3, 0x0A, 2, 'a', 'a'));
        assertRefused(bytes(0x0A, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0));
        assertRefused(bytes(0x0D, 1, 2, 3));
        assertRefused(bytes(0x09, 1, 2, 3, 4, 5, 6, 7));
        assertRefused(bytes(0x0E));
        assertThatThrownBy(() -> sizeOf(bytes(0xA3, 6, 0x08, 1, 0xA4, 6)))
                .as("a group")
                .isInstanceOf(InvalidProtocolBufferException.class);
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
    void takesHardlyMoreThanItsBytesForARawTensor() throws Exception {
        ModelInferRequest raw = ModelInferRequest.newBuilder()
                .setModelName("acme.image")
                .addInputs(InferInputTensor.newBuilder()
                        .setName("image")
                        .setDatatype("FP32")
                        .addAllShape(java.util.List.of(1L, 3L, 224L, 224L)))
                .addRawInputContents(ByteString.copyFrom(new byte[602_112]))
                .build();

        assertThat(sizeOf(raw.toByteArray())).isLessThan(2_000);
    }

    @Test
    void refusesNothingElse() {
        byte[] message = request(input -> input.setName("x").setDatatype("FP32").addShape(300))
                .toByteArray();
        Random random = new Random(1);

        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = message.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            if (isReadable(damaged)) {
                assertThat(refusalOf(damaged))
                        .as("%s", HexFormat.of().formatHex(damaged))
                        .isIn(null, ParsedSize.NO_FIELD);
            }
        }
    }

    private static ModelInferRequest request(Consumer<InferInputTensor.Builder> change) {
        InferInputTensor.Builder input = InferInputTensor.newBuilder();
        change.accept(input);
        return ModelInferRequest.newBuilder().addInputs(input).build();
    }

    private static UnknownFieldSet set(int number, Field field) {
        return UnknownFieldSet.newBuilder().addField(number, field).build();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] empties() {
        return ModelInferRequest.newBuilder()
                .addAllInputs(Collections.nCopies(MANY, InferInputTensor.getDefaultInstance()))
                .build()
                .toByteArray();
    }

    private static byte[] together(byte[]... parts) {
        return ByteString.copyFrom(
                        Arrays.stream(parts).map(ByteString::copyFrom).toList())
                .toByteArray();
    }

    private static long sizeOf(byte[] message) throws InvalidProtocolBufferException {
        return ParsedSize.of(message, ModelInferRequest.getDescriptor());
    }

    private static boolean isReadable(byte[] message) {
        try {
            var _ = ModelInferRequest.parseFrom(message);
            return true;
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    private static @Nullable String refusalOf(byte[] message) {
        try {
            sizeOf(message);
            return null;
        } catch (InvalidProtocolBufferException e) {
            return e.getMessage();
        }
    }

    private static void assertRefused(byte[] message) {
        assertThatThrownBy(() -> ModelInferRequest.parseFrom(message))
                .isInstanceOf(InvalidProtocolBufferException.class);
        assertThatThrownBy(() -> sizeOf(message)).isInstanceOf(InvalidProtocolBufferException.class);
    }

    private static void assertEnough(ModelInferRequest request) throws Exception {
        assertThat(assertEnough(request.toByteArray())).isEqualTo(request);
    }

    private static ModelInferRequest assertEnough(byte[] bytes) throws Exception {
        return assertEnough(bytes, 1, 1);
    }

    /**
     * Of the arrays of a list that grows by a half the last two are there at a time, five ninths of all; of the copies
     * of a text with the character for errors no more than that.
     */
    private static void assertEnoughAtATime(ModelInferRequest request) throws Exception {
        assertThat(assertEnough(request.toByteArray(), 5, 9)).isEqualTo(request);
    }

    private static ModelInferRequest assertEnough(byte[] bytes, int part, int of) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        ModelInferRequest read = ModelInferRequest.parseFrom(bytes);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(sizeOf(bytes))
                .as("of %d bytes, %d allocated", bytes.length, allocated)
                .isGreaterThanOrEqualTo(allocated * part / of)
                .isLessThan(allocated * 6);
        return read;
    }
}
