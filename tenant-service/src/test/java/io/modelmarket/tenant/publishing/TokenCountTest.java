package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.tenant.inspection.InspectedModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which tensors can be counted as tokens. */
class TokenCountTest {

    private static final InspectedModel.Signature SIGNATURE = new InspectedModel.Signature(
            List.of(tensor("token_ids", "INT64"), tensor("scale", "FP32")), List.of(tensor("probabilities", "FP32")));

    @Test
    void namesTensorsOfIntegersThatTheModelHas() {
        count("token_ids", null).check(SIGNATURE);
        assertThatThrownBy(() -> count("words", null).check(SIGNATURE)).hasMessageContaining("has no such input");
        assertThatThrownBy(() -> count("scale", null).check(SIGNATURE)).hasMessageContaining("tokens are integers");
        assertThatThrownBy(() -> count(null, "probabilities").check(SIGNATURE)).hasMessageContaining("FP32");
        assertThat(count("token_ids", null).inputPadding()).isNull();
    }

    @Test
    void aPaddingIsOneThatTheTensorCanHold() {
        InspectedModel.Signature bytes =
                new InspectedModel.Signature(List.of(tensor("token_ids", "UINT8")), SIGNATURE.outputs());

        new TokenCount("token_ids", 255L, null, null).check(bytes);
        assertThatThrownBy(() -> new TokenCount("token_ids", 256L, null, null).check(bytes))
                .hasMessageContaining("tokens.inputPadding is 256, which UINT8");
        assertThatThrownBy(() -> new TokenCount("token_ids", -1L, null, null).check(bytes))
                .hasMessageContaining("cannot hold");
    }

    @Test
    void namesSomething() {
        assertThatThrownBy(() -> count(null, null).check()).hasMessageContaining("an input or an output");
        assertThatThrownBy(() -> new TokenCount("token_ids", 0L, null, 0L).check())
                .hasMessageContaining("outputPadding");
    }

    private static TokenCount count(@Nullable String input, @Nullable String output) {
        return new TokenCount(input, null, output, null);
    }

    private static InspectedModel.Tensor tensor(String name, String type) {
        return new InspectedModel.Tensor(name, type, List.of(-1L, -1L), List.of("batch", "sequence"));
    }
}
