package io.modelmarket.deploy.bench.floor;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A loaded model with inputs of one type, FP32 or INT64, whose first output is FP32. Runs may overlap. */
public final class FloorModel implements AutoCloseable {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String name;
    private final OnnxJavaType inputType;
    private final String output;

    private FloorModel(OrtEnvironment environment, OrtSession session, String name) throws OrtException {
        this.environment = environment;
        this.session = session;
        this.name = name;
        NodeInfo first = session.getInputInfo().values().iterator().next();
        this.inputType = ((TensorInfo) first.getInfo()).type;
        this.output = session.getOutputNames().iterator().next();
    }

    /** Loads it as the floor runs models: one thread for each run. */
    public static FloorModel load(OrtEnvironment environment, String name, Path file) throws OrtException {
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
    public <T> T run(List<FloorTensor> tensors, Reading<T> read) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (FloorTensor tensor : tensors) {
                inputs.put(tensor.name(), input(tensor));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                OnnxTensor out = (OnnxTensor) result.get(0);
                return read.of(out.getFloatBuffer(), out.getInfo().getShape());
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor input(FloorTensor tensor) throws OrtException {
        return takesLongs()
                ? OnnxTensor.createTensor(environment, tensor.bytes().asLongBuffer(), tensor.shape())
                : OnnxTensor.createTensor(environment, tensor.bytes().asFloatBuffer(), tensor.shape());
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }

    /** What is made of an output. */
    public interface Reading<T> {
        /** Makes it of the numbers and their shape. */
        T of(FloatBuffer values, long[] shape);
    }
}
