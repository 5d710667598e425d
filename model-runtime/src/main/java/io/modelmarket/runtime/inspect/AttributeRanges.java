package io.modelmarket.runtime.inspect;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What integer attributes may be, by name: far more than models want, far less than arithmetic breaks at. */
final class AttributeRanges {

    private static final int MAX_RANK = 64;
    private static final int SIZE = 1 << 16;
    private static final int WIDTH = 1 << 24;
    private static final int LAST_TYPE = 26;

    private static final Map<String, Range> BY_NAME = byName();

    private AttributeRanges() {}

    /** From least to greatest, both included. */
    record Range(long least, long greatest) {
        boolean has(long value) {
            return least <= value && value <= greatest;
        }
    }

    static Optional<Range> of(String attribute) {
        return Optional.ofNullable(BY_NAME.get(attribute));
    }

    static boolean areKnownFor(String attribute) {
        return BY_NAME.containsKey(attribute);
    }

    private static Map<String, Range> byName() {
        Map<String, Range> ranges = new HashMap<>();
        put(ranges, new Range(-MAX_RANK, MAX_RANK), "axis", "axes", "batch_axis", "time_axis", "seq_axis");
        put(ranges, new Range(-MAX_RANK, MAX_RANK), "scan_input_axes", "scan_output_axes", "sequence_axis");
        put(ranges, new Range(-MAX_RANK, MAX_RANK), "quantize_axis", "gather_axis");
        put(ranges, new Range(0, MAX_RANK), "perm", "permA", "permB", "batch_dims");
        put(ranges, new Range(1, SIZE), "kernel_shape", "strides", "dilations", "pooled_shape", "blocksize");
        put(ranges, new Range(0, SIZE), "output_padding", "sampling_ratio", "rotary_embedding_dim", "radius");
        put(
                ranges,
                new Range(1, SIZE),
                "output_height",
                "output_width",
                "num_outputs",
                "num_scan_inputs",
                "size",
                "group");
        put(ranges, new Range(0, SIZE), "num_heads", "kv_num_heads", "q_num_heads", "block_size");
        put(ranges, new Range(-SIZE, SIZE), "pads", "border", "scale_border");
        put(ranges, new Range(0, WIDTH), "output_shape");
        put(ranges, new Range(1, WIDTH), "hidden_size", "K", "N");
        put(ranges, new Range(0, LAST_TYPE), "to", "dtype", "output_dtype", "stash_type");
        put(ranges, new Range(0, 1024), "max_gram_length", "min_gram_length", "max_skip_count");
        put(ranges, new Range(1, 64), "bits");
        return Map.copyOf(ranges);
    }

    private static void put(Map<String, Range> ranges, Range range, String... names) {
        for (String name : names) {
            ranges.put(name, range);
        }
    }
}
