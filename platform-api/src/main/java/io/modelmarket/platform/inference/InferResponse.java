package io.modelmarket.platform.inference;

import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.catalog.Release;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.Tensor;
import java.util.List;

/**
 * What a model answered.
 *
 * @param pinned bytes that stay in memory as long as any of the outputs is used
 */
public record InferResponse(Release release, List<Tensor> outputs, long pinned) {

    private static final int WORTH_LEAVING = 16 << 10;

    /**
     * One of the outputs as its {@code top} largest elements.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException when {@code hold} can have no memory for them
     */
    public Tensor classified(Tensor output, int top, Hold hold) {
        TensorSpec spec = release.signature().output(output.name()).orElseThrow();
        long making = Classification.memory(output, spec, top);
        hold.take(making);
        Tensor classes = Classification.of(output, spec, top);
        hold.giveBack(making - classes.byteSize());
        return classes;
    }

    /**
     * Whether so many bytes of the outputs are sent from where they are rather than copied: when they are many, and not
     * the smaller part of what they would keep in memory until a slow reader has them.
     */
    public boolean mayStay(long bytes) {
        return bytes >= WORTH_LEAVING && 2 * bytes >= pinned;
    }
}
