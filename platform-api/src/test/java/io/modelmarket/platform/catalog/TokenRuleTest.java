package io.modelmarket.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.TokenCount;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenRuleTest {

    private static final Tensor IDS = longs("ids", 5, 6, 7, 0, 0, 8);
    private static final Tensor MASK = bytes("mask", 1, 1, 0, 0);
    private static final Tensor ANSWER = ints("answer", -100, 4, 4, -100);

    @Test
    void countsWhatIsNotPadding() {
        assertThat(rule("ids", 0, "answer", -100).in(List.of(MASK, IDS))).isEqualTo(4);
        assertThat(rule("ids", 8, "answer", -100).in(List.of(IDS))).isEqualTo(5);
        assertThat(rule("ids", 0, "answer", -100).out(List.of(ANSWER))).isEqualTo(2);
    }

    @Test
    void sumsAMask() {
        assertThat(rule("mask", 0, "", 0).in(List.of(IDS, MASK))).isEqualTo(2);
    }

    @Test
    void countsNothingOfWhatIsNotNamedOrNotThere() {
        assertThat(TokenRule.read(TokenCount.getDefaultInstance()).in(List.of(IDS)))
                .isZero();
        assertThat(rule("ids", 0, "answer", 0).out(List.of(IDS))).isZero();
    }

    @Test
    void asksForWhatItCountsWhereOnlySomeOutputsAreWanted() {
        TokenRule counting = rule("", 0, "answer", 0);

        assertThat(counting.asked(Set.of("scores"))).containsExactlyInAnyOrder("scores", "answer");
        assertThat(counting.asked(Set.of("answer"))).containsExactly("answer");
        assertThat(counting.asked(Set.of())).as("all").isEmpty();
        assertThat(rule("ids", 0, "", 0).asked(Set.of("scores"))).containsExactly("scores");
    }

    @Test
    void readsEveryWidth() {
        ByteBuffer data = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        data.putShort((short) 3).putShort((short) -1).putShort((short) 3).flip();
        Tensor shorts = new Tensor("s", DataType.INT16, new long[] {3}, data);
        assertThat(rule("s", -1, "", 0).in(List.of(shorts))).isEqualTo(2);
    }

    private static TokenRule rule(String input, long inputPadding, String output, long outputPadding) {
        return new TokenRule(input, inputPadding, output, outputPadding);
    }

    private static Tensor longs(String name, long... values) {
        ByteBuffer data = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            data.putLong(value);
        }
        return new Tensor(name, DataType.INT64, new long[] {values.length}, data.flip());
    }

    private static Tensor ints(String name, int... values) {
        ByteBuffer data = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            data.putInt(value);
        }
        return new Tensor(name, DataType.INT32, new long[] {values.length}, data.flip());
    }

    private static Tensor bytes(String name, int... values) {
        ByteBuffer data = ByteBuffer.allocate(values.length);
        for (int value : values) {
            data.put((byte) value);
        }
        return new Tensor(name, DataType.BOOL, new long[] {values.length}, data.flip());
    }
}
