package io.modelmarket.platform.catalog;

import io.modelmarket.contracts.event.proto.TokenCount;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many tokens a call is counted as: the elements of a tensor other than its padding; so of an attention mask those
 * that are set. Each element is looked at once, and only of a release that names the tensor; a request's size bounds
 * how many there are. The model is asked for the output that is counted whether or not the caller wants it: what a call
 * costs does not depend on which part of the answer is sent. A tensor that is not there has none.
 *
 * @param input empty: none are counted
 * @param output empty: none are counted
 */
public record TokenRule(String input, long inputPadding, String output, long outputPadding) {

    static TokenRule read(TokenCount count) {
        return new TokenRule(count.getInput(), count.getInputPadding(), count.getOutput(), count.getOutputPadding());
    }

    /** What to ask the model for where these outputs are wanted; none are all. */
    public Set<String> asked(Set<String> wanted) {
        if (output.isEmpty() || wanted.isEmpty() || wanted.contains(output)) {
            return wanted;
        }
        Set<String> asked = new HashSet<>(wanted);
        asked.add(output);
        return asked;
    }

    /** Tokens of a request. */
    public long in(List<Tensor> inputs) {
        return count(inputs, input, inputPadding);
    }

    /** Tokens of an answer. */
    public long out(List<Tensor> outputs) {
        return count(outputs, output, outputPadding);
    }

    private static long count(List<Tensor> tensors, String name, long padding) {
        if (name.isEmpty()) {
            return 0;
        }
        for (Tensor tensor : tensors) {
            if (tensor.name().equals(name) && tensor.type().isFixedWidth()) {
                return count(tensor, padding);
            }
        }
        return 0;
    }

    private static long count(Tensor tensor, long padding) {
        ByteBuffer data = tensor.data();
        return switch (tensor.type().width()) {
            case Byte.BYTES -> bytes(data, (byte) padding);
            case Short.BYTES -> shorts(data, (short) padding);
            case Integer.BYTES -> ints(data.asIntBuffer(), (int) padding);
            default -> longs(data.asLongBuffer(), padding);
        };
    }

    private static long bytes(ByteBuffer data, byte padding) {
        long tokens = 0;
        for (int i = 0; i < data.limit(); i++) {
            tokens += data.get(i) == padding ? 0 : 1;
        }
        return tokens;
    }

    private static long shorts(ByteBuffer data, short padding) {
        long tokens = 0;
        for (int i = 0; i < data.limit(); i += Short.BYTES) {
            tokens += data.getShort(i) == padding ? 0 : 1;
        }
        return tokens;
    }

    private static long ints(IntBuffer data, int padding) {
        long tokens = 0;
        for (int i = 0; i < data.limit(); i++) {
            tokens += data.get(i) == padding ? 0 : 1;
        }
        return tokens;
    }

    private static long longs(LongBuffer data, long padding) {
        long tokens = 0;
        for (int i = 0; i < data.limit(); i++) {
            tokens += data.get(i) == padding ? 0 : 1;
        }
        return tokens;
    }
}
