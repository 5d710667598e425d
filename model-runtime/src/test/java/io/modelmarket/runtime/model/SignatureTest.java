package io.modelmarket.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final long FREE = TensorSpec.FREE;

    private static final TensorSpec RATE = spec("rate");
    private static final TensorSpec STATE = spec("state", 2, FREE, 8);
    private static final TensorSpec AUDIO = spec("audio", FREE, 4);

    @Test
    void rowsAreThoseOfTheModelsFirstInputThatHasThemInWhateverOrderTheyCome() {
        Signature signature = signature(RATE, STATE, AUDIO);
        Tensor rate = tensor("rate");
        Tensor state = tensor("state", 2, 5, 8);
        Tensor audio = tensor("audio", 5, 4);
        assertThat(signature.rows(List.of(rate, state, audio))).isEqualTo(5);
        assertThat(signature.rows(List.of(audio, state, rate))).isEqualTo(5);
        assertThat(signature.rows(List.of(state, audio, rate))).isEqualTo(5);
    }

    @Test
    void whereNoInputLetsItsCallerChooseTheyAreThoseOfTheModelsFirst() {
        Signature signature = signature(spec("x", 3, 4), spec("y", 7));
        assertThat(signature.rows(List.of(tensor("y", 7), tensor("x", 3, 4)))).isEqualTo(3);
        assertThat(signature(RATE).rows(List.of(tensor("rate")))).isEqualTo(1);
        assertThat(signature().rows(List.of())).isEqualTo(1);
    }

    @Test
    void anInputOfAnyRankHasTheRowsThatItComesWith() {
        assertThat(signature(spec("any")).rows(List.of(tensor("any", 6, 2)))).isEqualTo(6);
    }

    @Test
    void thereMayBeNone() {
        assertThat(signature(AUDIO).rows(List.of(tensor("audio", 0, 4)))).isZero();
    }

    private static Signature signature(TensorSpec... inputs) {
        return new Signature(List.of(inputs), List.of());
    }

    private static TensorSpec spec(String name, long... shape) {
        return new TensorSpec(
                name, DataType.UINT8, LongStream.of(shape).boxed().toList(), Collections.nCopies(shape.length, ""));
    }

    private static Tensor tensor(String name, long... shape) {
        long bytes = LongStream.of(shape).reduce(1, (a, b) -> a * b);
        return new Tensor(name, DataType.UINT8, shape, ByteBuffer.allocate((int) bytes));
    }
}
