package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import java.util.List;

/**
 * A loaded model that is closed once it has been let go of and its last run is over: closing it during a run would
 * crash the process.
 */
final class Session {

    private final OrtSession ort;
    private final Outputs outputs;
    private final Signature signature;
    private int users = 1;

    /** A session whose first user is whoever loaded it. */
    Session(OrtSession ort) throws OrtException, UnsupportedModelException {
        List<TensorSpec> inputs = Signatures.inputs(ort);
        this.ort = ort;
        this.outputs = new Outputs(ort.getOutputInfo().values(), Signatures.rows(inputs));
        this.signature = new Signature(inputs, outputs.specs());
    }

    OrtSession ort() {
        return ort;
    }

    Outputs outputs() {
        return outputs;
    }

    Signature signature() {
        return signature;
    }

    /** Counts a user in; false when the session is gone already. */
    synchronized boolean acquire() {
        if (users == 0) {
            return false;
        }
        users++;
        return true;
    }

    /** Counts a user out and closes the session after the last. */
    synchronized void release() throws OrtException {
        users--;
        if (users == 0) {
            ort.close();
        }
    }
}
