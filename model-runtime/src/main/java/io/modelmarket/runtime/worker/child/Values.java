package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;

/** Our tensors as ONNX Runtime's and back, over the same memory wherever elements have a fixed width. */
final class Values {

    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    private final NativeTensors tensors;
    private final StringTensors strings;

    Values(OrtEnvironment environment) {
        this.tensors = new NativeTensors(environment);
        this.strings = new StringTensors(tensors);
    }

    /** An input over the tensor's own memory, which must outlive it. */
    OnnxTensor toOrt(Tensor tensor) throws OrtException {
        return tensor.type() == DataType.BYTES
                ? strings.of(tensor)
                : tensors.over(tensor.type(), tensor.data(), tensor.shape());
    }

    /** An output over ONNX Runtime's memory, or texts in the run's own, valid until either is closed. */
    Tensor fromOrt(String name, OnnxValue value, RunMemory memory) throws OrtException, UnsupportedModelException {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new UnsupportedModelException(name, "is a " + value.getType() + "; only tensors can be passed on");
        }
        DataType type = DataTypes.of(tensor.getInfo().onnxType)
                .orElseThrow(() -> new UnsupportedModelException(
                        name, "has element type " + tensor.getInfo().onnxType + ", which cannot be passed on"));
        long[] shape = tensor.getInfo().getShape();
        if (type == DataType.BYTES) {
            return new Tensor(name, type, shape, strings.packed(name, tensor, memory));
        }
        return new Tensor(name, type, shape, tensor.getInfo().getNumElements() == 0 ? NOTHING : tensors.memory(tensor));
    }
}
