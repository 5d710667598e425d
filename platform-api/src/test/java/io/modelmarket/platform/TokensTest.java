package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.event.proto.TensorSpec;
import io.modelmarket.contracts.event.proto.TokenCount;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A model of text whose partner says which of its tensors hold tokens. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class TokensTest {

    /** Two sentences of three words and of one, the shorter one padded with 0. */
    private static final String ASKED = "{\"inputs\":[{\"name\":\"token_ids\",\"datatype\":\"INT64\",\"shape\":[2,3],"
            + "\"data\":[2,115,53,89,0,0]}]}";

    @Test
    void theEventSaysHowManyTokensWereSent() throws IOException {
        UsageEvent counted = called(
                "text.lstm",
                "tokens-1",
                state -> state.setTokens(TokenCount.newBuilder().setInput("token_ids")));
        assertThat(counted.getTokensIn()).isEqualTo(4);
        assertThat(counted.getTokensOut()).isZero();
        assertThat(counted.getRows()).isEqualTo(2);
    }

    @Test
    void tokensOfAnAnswerAreCountedThoughTheCallerDoesNotWantThem() {
        String key;
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish(
                    "text/ids",
                    "1.0.0",
                    HandMadeModels.withIds(),
                    SampleModel.IRIS,
                    state -> state.setTokens(TokenCount.newBuilder().setOutput("ids")));
            key = controlPlane.key("globex").reveal();
            controlPlane.subscribe("globex", "text/ids", 1_000);
        }
        Consumer consumer = Market.consumer(key);
        Market.awaitReady(consumer, "text.ids");
        String call = Consumer.floats("x", List.of(4), new float[] {5, 0, 7, 0});

        Consumer.Reply part = consumer.post(
                "/v2/models/text.ids/infer",
                call.replaceFirst("\\{", "{\"outputs\":[{\"name\":\"y\"}],"),
                "X-Request-Id",
                "tokens-part");
        Consumer.Reply whole = consumer.post("/v2/models/text.ids/infer", call, "X-Request-Id", "tokens-whole");

        assertThat(part.status()).as(part.text()).isEqualTo(200);
        assertThat(part.json().get("outputs")).hasSize(1);
        assertThat(part.json().at("/outputs/0/name").asText()).isEqualTo("y");
        assertThat(whole.json().get("outputs")).hasSize(2);
        try (UsageReader usage = new UsageReader(Market.settings())) {
            assertThat(usage.await(each -> each.getRequestId().startsWith("tokens-"), 2))
                    .extracting(UsageEvent::getTokensOut)
                    .containsExactly(2L, 2L);
        }
    }

    @Test
    void noneAreCountedWhereTheReleaseSaysOfNone() throws IOException {
        UsageEvent uncounted = called("text.silent", "tokens-2", state -> state);
        assertThat(uncounted.getTokensIn()).isZero();
        assertThat(uncounted.getTokensOut()).isZero();
    }

    private static UsageEvent called(String wireName, String request, UnaryOperator<ReleaseState.Builder> change)
            throws IOException {
        String model = wireName.replace('.', '/');
        byte[] file = Files.readAllBytes(Path.of("..", "deploy", "samples", "text-lstm", "model.onnx"));
        String key;
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish(
                    model,
                    "1.0.0",
                    file,
                    SampleModel.TEXT,
                    state -> change.apply(state.clearInputs()
                            .addInputs(TensorSpec.newBuilder()
                                    .setName("token_ids")
                                    .setDatatype("INT64")
                                    .addAllShape(List.of(-1L, -1L))
                                    .addAllDimensionNames(List.of("batch", "sequence")))));
            key = controlPlane.key("globex").reveal();
            controlPlane.subscribe("globex", model, 1_000);
        }
        Consumer consumer = Market.consumer(key);
        Market.awaitReady(consumer, wireName);
        Consumer.Reply reply = consumer.post("/v2/models/" + wireName + "/infer", ASKED, "X-Request-Id", request);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        try (UsageReader usage = new UsageReader(Market.settings())) {
            return usage.await(each -> each.getRequestId().equals(request), 1).getFirst();
        }
    }
}
