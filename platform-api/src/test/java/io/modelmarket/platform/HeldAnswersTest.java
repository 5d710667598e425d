package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.inference.Answer;
import io.modelmarket.platform.inference.Call;
import io.modelmarket.platform.inference.Exchange;
import io.modelmarket.platform.inference.InferRequest;
import io.modelmarket.platform.inference.InferResponse;
import io.modelmarket.platform.inference.Inference;
import io.modelmarket.platform.inference.Schedule;
import io.modelmarket.platform.key.Keys;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A long answer's tensors are in the account of all calls' memory while a thread of its own encodes it. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class HeldAnswersTest {

    private static final String MODEL = "held.answers";
    private static final String TENANT = "held-tenant";
    private static final int NUMBERS = 200_000;

    /** A float and a long for each number. */
    private static final long TENSORS = 12L * NUMBERS;

    private static final int CALLS = 4;
    private static final int MEBI = 1 << 20;

    private static String key = "";

    private final List<Hold> holds = new ArrayList<>();
    private final BodyMemory memory = instance(BodyMemory.class);
    private long before;

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish(
                    "held/answers", "1.0.0", HandMadeModels.withIds(), ReleaseState.Status.PUBLISHED, SampleModel.IRIS);
            controlPlane.subscribe(TENANT, "held/answers", 0);
            key = controlPlane.key(TENANT).reveal();
        }
        Market.awaitReady(Market.consumer(key), MODEL);
    }

    @BeforeEach
    void look() {
        before = memory.held();
    }

    @AfterEach
    void allIsGivenBack() {
        holds.forEach(Hold::release);
        assertThat(memory.held()).isLessThanOrEqualTo(before);
    }

    @Test
    void allOfThemAreInItWhileTheyAreEncoded() {
        CompletableFuture<Long> encoded = new CompletableFuture<>();
        List<CompletableFuture<Answer<String>>> answers =
                Stream.generate(() -> infer(encoded)).limit(CALLS).toList();

        Awaitility.await("taken").atMost(Market.LIMIT).until(() -> memory.held() - before >= CALLS * TENSORS);
        encoded.complete(0L);
        answers.forEach(CompletableFuture::join);

        assertThat(memory.held() - before).as("given back with the answer").isLessThan(MEBI);
    }

    @Test
    void whatIsSentFromWhereItLiesStaysInIt() {
        CompletableFuture<Answer<String>> answer = infer(CompletableFuture.completedFuture(TENSORS));

        answer.join();

        assertThat(memory.held() - before).isBetween(TENSORS, TENSORS + MEBI);
    }

    @Test
    void anAnswerThatCannotBeEncodedIsNotKept() {
        CompletableFuture<Answer<String>> answer =
                infer(CompletableFuture.failedFuture(new ProblemException(ProblemType.INVALID_REQUEST, "not so")));

        assertThatThrownBy(answer::join).hasMessageContaining("not so");
    }

    @Test
    void whereThereIsNoMemoryForThemTheCallIsToComeAgain() {
        boolean full = false;
        while (!full) {
            full = !takes(hold(), MEBI);
        }

        CompletableFuture<Answer<String>> answer = infer(CompletableFuture.completedFuture(0L));

        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo(ProblemType.OVERLOADED);
                    assertThat(refusal.extensions()).containsEntry("retryAfterSeconds", 1L);
                });
    }

    private CompletableFuture<Answer<String>> infer(CompletableFuture<Long> encoded) {
        Call call = new Call(instance(Keys.class).authenticate(key), MODEL, null, "held-" + holds.size(), 0, null);
        return instance(Inference.class)
                .infer(call, new Held(hold(), encoded))
                .answer()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS);
    }

    private Hold hold() {
        Hold hold = memory.of(TENANT);
        holds.add(hold);
        return hold;
    }

    private static boolean takes(Hold hold, long bytes) {
        try {
            hold.take(bytes);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private static <T> T instance(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    /**
     * A call whose answer is encoded when it is told to.
     *
     * @param encoded how much of the tensors it is sent from
     */
    private record Held(Hold hold, CompletableFuture<Long> encoded) implements Exchange<String> {

        @Override
        public InferRequest decode(Signature signature) {
            ByteBuffer numbers = ByteBuffer.allocateDirect(NUMBERS * Float.BYTES);
            Tensor input = new Tensor("x", DataType.FP32, new long[] {NUMBERS}, numbers);
            return new InferRequest(List.of(input), Set.of(), Schedule.of(null, null), () -> {});
        }

        @Override
        public Encoded<String> encode(InferResponse response) {
            return new Encoded<>("answer", 1, encoded.join());
        }
    }
}
