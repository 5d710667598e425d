package io.modelmarket.platform.rest;

import io.modelmarket.platform.inference.Classification;
import io.modelmarket.platform.inference.Schedule;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a request.
 *
 * @param binaryOutput whether outputs that say nothing else are wanted as binary
 * @param outputs empty for all
 */
record RequestHead(
        @Nullable String id, boolean binaryOutput, Schedule schedule, List<Input> inputs, List<Output> outputs) {

    /**
     * One input: its tensor, or the size of the blob that holds its data.
     *
     * @param binarySize the blob's size, -1 where the data is in the JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // one request long, and never compared
    record Input(
            String name,
            DataType type,
            long[] shape,
            long binarySize,
            @Nullable Tensor tensor) {}

    /**
     * One wanted output.
     *
     * @param binary null where the request's own wish counts
     * @param top how many of its largest elements are wanted instead of all, or {@link Classification#NONE}
     */
    record Output(String name, @Nullable Boolean binary, int top) {}

    /** How many of the largest elements of the output of that name are wanted, or {@link Classification#NONE}. */
    int top(String output) {
        for (Output each : outputs) {
            if (each.name().equals(output)) {
                return each.top();
            }
        }
        return Classification.NONE;
    }

    /** Whether the output of that name goes out as binary. */
    boolean wantsBinary(String output) {
        return outputs.stream()
                .filter(each -> each.name().equals(output))
                .findFirst()
                .map(Output::binary)
                .orElse(binaryOutput);
    }
}
