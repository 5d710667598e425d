package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.worker.WorkersConfig;
import java.io.IOException;
import java.nio.file.Path;

/** Looks at a file before it may be published. Blocks for seconds: call it where that is allowed. */
public final class Inspector {

    private final WorkersConfig workers;
    private final InspectionLimits limits;

    /** An inspector whose throw-away workers are started like those of that configuration. */
    public Inspector(WorkersConfig workers, InspectionLimits limits) {
        this.workers = workers;
        this.limits = limits;
    }

    /**
     * Judges that file.
     *
     * @throws IOException when this machine fails, not the file
     */
    public Inspection inspect(Path model) throws IOException {
        if (java.nio.file.Files.size(model) > limits.maxBytes()) {
            return new Inspection.Refused("size", "model.onnx", "larger than " + limits.maxBytes() + " bytes");
        }
        throw new UnsupportedOperationException(model.toString() + workers + limits);
    }
}
