package io.modelmarket.deploy.bench.floor;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** A loaded model with one input, FP32 or INT64, and one FP32 output. Runs may overlap. */
final class FloorModel implements AutoCloseable {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String name;
    private final String input;
    private final OnnxJavaType inputType;
    private final String output;

    private FloorModel(OrtEnvironment environment, OrtSession session, String name) throws OrtException {
        this.environment = environment;
        this.session = session;
        this.name = name;
        NodeInfo first = session.getInputInfo().values().iterator().next();
        this.input = first.getName();
        this.inputType = ((TensorInfo) first.getInfo()).type;
        this.output = session.getOutputNames().iterator().next();
    }

    static FloorModel load(OrtEnvironment environment, String name, Path file) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new FloorModel(environment, environment.createSession(file.toString(), options), name);
        }
    }

    String name() {
        return name;
    }

    String output() {
        return output;
    }

    boolean takesLongs() {
        return inputType == OnnxJavaType.INT64;
    }

    /** Runs one request; {@code read} gets the output while it is valid. */
    <T> T run(ByteBuffer tensor, long[] shape, Reading<T> read) throws OrtException {
        try (OnnxTensor in = takesLongs()
                        ? OnnxTensor.createTensor(environment, tensor.asLongBuffer(), shape)
                        : OnnxTensor.createTensor(environment, tensor.asFloatBuffer(), shape);
                OrtSession.Result result = session.run(Map.of(input, in))) {
            OnnxTensor out = (OnnxTensor) result.get(0);
            return read.of(out.getFloatBuffer(), out.getInfo().getShape());
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }

    /** What is made of an output. */
    interface Reading<T> {
        T of(FloatBuffer values, long[] shape);
    }
}
