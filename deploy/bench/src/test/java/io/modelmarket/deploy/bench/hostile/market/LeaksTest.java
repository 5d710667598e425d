package io.modelmarket.deploy.bench.hostile.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cannot read /var/lib/market/node-1/journal",
                "at io.modelmarket.platform.rest.InferRoute.handle(InferRoute.java:12)",
                "java.lang.IllegalStateException: odd",
                "(file '/home/somebody/model.onnx')",
            })
    void areNobodysBusiness(String problem) {
        assertThat(Leaks.toPublisher(problem)).isPresent();
        assertThat(Leaks.toCaller(problem)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Non-zero status code returned while running Gather node. Name:''",
                "gather.cc:99 indices out of bounds",
                "ONNX Runtime failed",
                "the worker had SIGSEGV at 0x7f12ab34cd56",
                "std::bad_alloc",
                "OrtException",
            })
    void areForPublishersOnly(String problem) {
        assertThat(Leaks.toCaller(problem)).isPresent();
        assertThat(Leaks.toPublisher(problem)).isEmpty();
    }

    @Test
    void areNotWhatProblemsAreMadeOf() {
        String problem = "{\"type\":\"https://iana.org/assignments/http-problem-types#quota-exceeded\",\"detail\":"
                + "\"acme/digits 1.0.0 did not answer within 2000 ms; tensor 'v0' has shape [2, 4], not [-1, 4]\","
                + "\"where\":\"/\",\"version\":\"1.0.0-rc.1\"}";

        assertThat(Leaks.toCaller(problem)).isEmpty();
        assertThat(Leaks.toPublisher("operator domain ai.onnx.ml at node 'v0/Relu' (rule domain)"))
                .isEmpty();
    }
}
