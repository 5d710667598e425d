package io.modelmarket.platform.catalog;

import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Shapes;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.LoadedModel;
import io.modelmarket.runtime.worker.Workers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * One run of a fresh model on zeros, free dimensions being 1, so that no caller pays for the first. A model may dislike
 * zeros; that is no reason not to serve it.
 */
final class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int MAX_BYTES = 64 << 20;

    private WarmUp() {}

    static void run(Workers workers, LoadedModel model) {
        try {
            List<Tensor> inputs =
                    model.signature().inputs().stream().map(WarmUp::zeros).toList();
            workers.run(model, inputs, Set.of(), DEADLINE).toCompletableFuture().join();
        } catch (CompletionException | IllegalArgumentException e) {
            LOG.infof("%s did not take zeros as its first input: %s", model.ref(), e.getMessage());
        }
    }

    private static Tensor zeros(TensorSpec spec) {
        long[] shape = spec.shape().stream()
                .mapToLong(dimension -> dimension == TensorSpec.FREE ? 1 : dimension)
                .toArray();
        int elements = Shapes.elements(spec.name(), shape);
        int width = spec.type() == DataType.BYTES ? Integer.BYTES : spec.type().width();
        long bytes = (long) elements * width;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(spec.name() + " takes " + bytes + " bytes");
        }
        return new Tensor(spec.name(), spec.type(), shape, ByteBuffer.allocateDirect((int) bytes));
    }
}
