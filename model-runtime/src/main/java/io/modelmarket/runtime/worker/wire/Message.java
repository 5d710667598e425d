package io.modelmarket.runtime.worker.wire;

import io.modelmarket.runtime.model.Provider;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.tensor.Tensor;
import java.util.List;

/** Everything parent and worker say to each other. */
public sealed interface Message {

    /** Worker to parent, the first message of each connection: which one it is, and whose process it comes from. */
    record Hello(int connection, long pid) implements Message {}

    /** Parent to worker: load that file, to be computed on that, and call it by that number. */
    record Load(long model, String file, Provider provider) implements Message {}

    /** Worker to parent: loaded, with this signature, in this time; and in words what computes it. */
    record Loaded(Signature signature, long loadNanos, String provider) implements Message {}

    /** Parent to worker: let go of a model when its last run is over. */
    record Unload(long model) implements Message {}

    /** Worker to parent: it is forgotten. */
    record Unloaded() implements Message {}

    /** Parent to worker: run that model; no names of outputs means all. */
    record Run(long model, List<String> outputs, List<Tensor> inputs) implements Message {}

    /** Worker to parent: what the run gave. */
    record Ran(long computeNanos, List<Tensor> outputs) implements Message {}

    /** Parent to worker: stop the run with that request number on that connection, if you can. Has no answer. */
    record Terminate(int connection, long request) implements Message {}

    /**
     * Worker to parent: it did not work.
     *
     * @param subject the tensor it is about, or ""
     * @param text for the log and the publisher; native text unless the reason is {@link Reason#UNSUPPORTED}
     */
    record Failed(Reason reason, String subject, String text) implements Message {}

    /** Why a worker could not do what it was asked. */
    enum Reason {
        /** ONNX Runtime refused the file or failed about the run, with whatever it lacked. */
        MODEL_FAILED(1),
        /** Stopped on request. */
        TERMINATED(2),
        /** No model of that number. */
        NOT_LOADED(3),
        /** The model has inputs or outputs that this runtime cannot pass on. */
        UNSUPPORTED(4),
        /** In the run, an operator said of the values it was given that it cannot take them. */
        INPUT_REFUSED(5);

        private final byte number;

        Reason(int number) {
            this.number = (byte) number;
        }

        byte number() {
            return number;
        }
    }
}
