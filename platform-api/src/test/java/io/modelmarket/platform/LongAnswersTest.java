package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Hold;
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
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What takes long to be encoded or packed does not hold up the event loops. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class LongAnswersTest {

    private static final String MODEL = "long.answers";
    private static final int MANY = 200_000;

    private static String key = "";

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish(
                    "long/answers", "1.0.0", HandMadeModels.withIds(), ReleaseState.Status.PUBLISHED, SampleModel.IRIS);
            controlPlane.subscribe("long-tenant", "long/answers", 0);
            key = controlPlane.key("long-tenant").reveal();
        }
        Market.awaitReady(Market.consumer(key), MODEL);
    }

    @Test
    void aLongAnswerIsEncodedOnAThreadOfItsOwn() {
        assertThat(isEncodedElsewhere(4)).isFalse();
        assertThat(isEncodedElsewhere(MANY)).isTrue();
    }

    @Test
    void andArrivesWholeAndPackedLikeAShortOne() throws IOException {
        for (int numbers : new int[] {400, MANY}) {
            Consumer.Reply reply = Market.consumer(key)
                    .post(
                            "/v2/models/" + MODEL + "/infer",
                            Consumer.floats("x", List.of(numbers), new float[numbers]),
                            "Accept-Encoding",
                            "gzip");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Encoding")).isEqualTo("gzip");
            try (GZIPInputStream packed = new GZIPInputStream(
                    new ByteArrayInputStream(reply.response().body()))) {
                assertThat(Consumer.JSON.readTree(packed).at("/outputs/0/data")).hasSize(numbers);
            }
        }
    }

    @Test
    void aModelIsCalledOverHttp2WithoutTls() {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClientRequest request = join(vertx.createHttpClient(new HttpClientOptions()
                            .setProtocolVersion(HttpVersion.HTTP_2)
                            .setHttp2ClearTextUpgrade(false))
                    .request(HttpMethod.POST, port(), "127.0.0.1", "/v2/models/" + MODEL + "/infer"));
            request.putHeader("X-API-Key", key);
            AtomicReference<HttpClientResponse> answered = new AtomicReference<>();
            JsonObject body = join(request.send(Buffer.buffer(Consumer.floats("x", List.of(2), new float[] {1, 2})))
                            .compose(answer -> {
                                answered.set(answer);
                                return answer.body();
                            }))
                    .toJsonObject();

            assertThat(answered.get().version()).isEqualTo(HttpVersion.HTTP_2);
            assertThat(answered.get().statusCode()).isEqualTo(200);
            assertThat(body.getJsonArray("outputs")).hasSize(2);
        } finally {
            join(vertx.close());
        }
    }

    private static int port() {
        return Integer.parseInt(Market.settings().getOrDefault("quarkus.http.test-port", ""));
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static boolean isEncodedElsewhere(int numbers) {
        Hold hold = Arc.container().instance(BodyMemory.class).get().of("long-tenant");
        Call call = new Call(
                Arc.container().instance(Keys.class).get().authenticate(key), MODEL, null, "long-" + numbers, 0, null);
        boolean elsewhere = Arc.container()
                .instance(Inference.class)
                .get()
                .infer(call, new Floats(numbers, hold))
                .answer()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join()
                .body();
        hold.release();
        return elsewhere;
    }

    /** A request for so many numbers, whose answer is whether a virtual thread encoded it. */
    private record Floats(int numbers, Hold hold) implements Exchange<Boolean> {

        @Override
        public InferRequest decode(Signature signature) {
            Tensor input = new Tensor(
                    "x", DataType.FP32, new long[] {numbers}, ByteBuffer.allocateDirect(numbers * Float.BYTES));
            return new InferRequest(List.of(input), Set.of(), Schedule.of(null, null), () -> {});
        }

        @Override
        public Encoded<Boolean> encode(InferResponse response) {
            return new Encoded<>(Thread.currentThread().isVirtual(), 1, 0);
        }
    }
}
