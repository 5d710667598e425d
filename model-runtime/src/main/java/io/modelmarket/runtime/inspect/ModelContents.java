package io.modelmarket.runtime.inspect;

import java.util.SortedMap;

/**
 * What a model file contains, read without running it.
 *
 * @param sha256 digest of the file
 * @param bytes length of the file
 * @param producer the program that wrote it, "" when it does not say
 * @param opsets version by domain; the standard domain is {@code ai.onnx}
 * @param operators how many nodes there are of each operator, subgraphs and functions included; other domains' prefixed
 * @param parameters how many numbers its initialisers hold
 */
public record ModelContents(
        String sha256,
        long bytes,
        String producer,
        SortedMap<String, Long> opsets,
        SortedMap<String, Integer> operators,
        long parameters) {

    /** The standard domain's name. */
    public static final String STANDARD_DOMAIN = "ai.onnx";

    /** The version of the standard operators it asks for; 0 when it uses none of them. */
    public long opset() {
        return opsets.getOrDefault(STANDARD_DOMAIN, 0L);
    }
}
