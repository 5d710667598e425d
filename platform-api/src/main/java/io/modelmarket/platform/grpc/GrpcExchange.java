package io.modelmarket.platform.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.grpc.proto.InferParameter;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferRequest.InferInputTensor;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import io.modelmarket.platform.inference.Classification;
import io.modelmarket.platform.inference.Exchange;
import io.modelmarket.platform.inference.InferRequest;
import io.modelmarket.platform.inference.InferResponse;
import io.modelmarket.platform.inference.InferenceConfig;
import io.modelmarket.platform.inference.Invalid;
import io.modelmarket.platform.inference.Schedule;
import io.modelmarket.platform.inference.TensorBuffers;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request over gRPC and its answer, whose tensors are always raw. */
final class GrpcExchange implements Exchange<ModelInferResponse> {

    /** Of an output's bytes that are copied: in the answer, and as it is sent. */
    private static final long COPIES = 2;

    /** As it is sent. */
    private static final long IN_PLACE = 1;

    private final ModelInferRequest request;
    private final int maxTensors;
    private final Hold hold;

    GrpcExchange(ModelInferRequest request, InferenceConfig config, Hold hold) {
        this.request = request;
        this.hold = hold;
        this.maxTensors = config.maxTensors();
    }

    @Override
    public Hold hold() {
        return hold;
    }

    @Override
    public InferRequest decode(Signature signature) {
        if (request.getInputsCount() > maxTensors || request.getOutputsCount() > maxTensors) {
            throw Invalid.request("there are more than " + maxTensors + " inputs or outputs");
        }
        boolean raw = request.getRawInputContentsCount() > 0;
        if (raw && request.getRawInputContentsCount() != request.getInputsCount()) {
            throw Invalid.request("raw_input_contents has " + request.getRawInputContentsCount() + " entries for "
                    + request.getInputsCount() + " inputs");
        }
        TensorBuffers buffers = new TensorBuffers(hold);
        try {
            List<Tensor> inputs = new ArrayList<>(request.getInputsCount());
            for (int i = 0; i < request.getInputsCount(); i++) {
                inputs.add(tensor(i, raw, buffers));
            }
            return new InferRequest(inputs, outputs(), schedule(), buffers::release);
        } catch (RuntimeException | Error e) {
            buffers.release();
            throw e;
        }
    }

    @Override
    public Encoded<ModelInferResponse> encode(InferResponse response) {
        ModelInferResponse.Builder answer = ModelInferResponse.newBuilder()
                .setModelName(response.release().model().wire())
                .setModelVersion(response.release().version().toString())
                .setId(request.getId());
        boolean stay = response.mayStay(
                response.outputs().stream().mapToLong(Tensor::byteSize).sum());
        for (Tensor given : response.outputs()) {
            Tensor output = shown(given, response);
            var described = answer.addOutputsBuilder()
                    .setName(output.name())
                    .setDatatype(output.type().oipName());
            for (long dimension : output.shape()) {
                described.addShape(dimension);
            }
            hold.take((stay ? IN_PLACE : COPIES) * output.byteSize());
            answer.addRawOutputContents(
                    stay ? UnsafeByteOperations.unsafeWrap(output.data()) : ByteString.copyFrom(output.data()));
        }
        ModelInferResponse built = answer.build();
        return new Encoded<>(built, built.getSerializedSize(), stay ? response.pinned() : 0);
    }

    private Tensor tensor(int index, boolean raw, TensorBuffers buffers) {
        InferInputTensor input = request.getInputs(index);
        String name = input.getName();
        DataType type = DataType.fromOip(input.getDatatype())
                .orElseThrow(() -> Invalid.tensor(
                        name,
                        "has datatype '" + input.getDatatype() + "', which is not one of "
                                + Arrays.toString(DataType.values())));
        if (input.getShapeCount() > Tensor.MAX_RANK) {
            throw Invalid.tensor(name, "has more than " + Tensor.MAX_RANK + " dimensions");
        }
        long[] shape = input.getShapeList().stream().mapToLong(Long::longValue).toArray();
        if (!raw) {
            ByteBuffer bytes = new TypedContents(name, type, input.getContents()).bytes(shape, buffers);
            return new Tensor(name, type, shape, bytes);
        }
        if (input.hasContents()) {
            throw Invalid.tensor(name, "has contents beside raw_input_contents; send one or the other");
        }
        return new Tensor(name, type, shape, request.getRawInputContents(index).asReadOnlyByteBuffer());
    }

    private Set<String> outputs() {
        Set<String> names = new HashSet<>();
        for (var output : request.getOutputsList()) {
            Classification.top(parameter(output.getParametersMap(), "classification"));
            if (!names.add(output.getName())) {
                throw Invalid.request("output '" + output.getName() + "' is asked for more than once");
            }
        }
        return names;
    }

    private Tensor shown(Tensor output, InferResponse response) {
        for (var asked : request.getOutputsList()) {
            int top = Classification.top(parameter(asked.getParametersMap(), "classification"));
            if (top != Classification.NONE && asked.getName().equals(output.name())) {
                return response.classified(output, top, hold);
            }
        }
        return output;
    }

    private Schedule schedule() {
        return Schedule.of(
                parameter(request.getParametersMap(), "timeout"), parameter(request.getParametersMap(), "priority"));
    }

    private static @Nullable Long parameter(Map<String, InferParameter> parameters, String name) {
        InferParameter parameter = parameters.get(name);
        if (parameter == null) {
            return null;
        }
        return switch (parameter.getParameterChoiceCase()) {
            case INT64_PARAM -> parameter.getInt64Param();
            case UINT64_PARAM -> parameter.getUint64Param();
            default -> throw Invalid.request("parameter '" + name + "' must be a whole number");
        };
    }
}
