package io.modelmarket.platform.rest;

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

    /** One wanted output; {@code binary} is null where the request's own wish counts. */
    record Output(String name, @Nullable Boolean binary) {}

    /** Whether the output of that name goes out as binary. */
    boolean wantsBinary(String output) {
        return outputs.stream()
                .filter(each -> each.name().equals(output))
                .findFirst()
                .map(Output::binary)
                .orElse(binaryOutput);
    }
}
