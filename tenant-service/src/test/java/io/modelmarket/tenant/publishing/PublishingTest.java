package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.event.proto.TensorSpec;
import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.Records;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class PublishingTest {

    private static final String DIGITS_SHA256 = "13729fce6388be2dccd7403c8bcd2b50991357759e93a96740be63dab360ef60";

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    @ConfigProperty(name = "market.artifacts.folder")
    Path artifacts;

    Market market;
    String tenant;
    String models;

    @BeforeEach
    void found() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
        models = "/v1/tenants/" + tenant + "/models";
    }

    @Test
    void takesTheDigitsModelFromDraftToTheDataPlanes() throws Exception {
        String release = market.draft(tenant, "alice", "digits", "1.0.0");

        Response uploaded = market.upload("alice", release, Market.model("digits"));
        assertThat(uploaded.<String>path("sha256")).isEqualTo(DIGITS_SHA256);
        assertThat(uploaded.<Integer>path("bytes")).isEqualTo(Market.model("digits").length);
        assertThat(Files.readAllBytes(artifacts.resolve("sha256/13/" + DIGITS_SHA256)))
                .isEqualTo(Market.model("digits"));

        Response inReview = market.post("alice", release + "/submission");
        assertThat(inReview.statusCode()).isEqualTo(200);
        assertThat(inReview.<String>path("status")).isEqualTo("IN_REVIEW");
        assertThat(inReview.<String>path("signature.inputs[0].name")).isEqualTo("image");
        assertThat(inReview.<String>path("signature.inputs[0].datatype")).isEqualTo("FP32");
        assertThat(inReview.<List<Integer>>path("signature.inputs[0].shape")).containsExactly(-1, 1, 28, 28);
        assertThat(inReview.<List<String>>path("signature.inputs[0].dimensionNames"))
                .containsExactly("batch", "", "", "");
        assertThat(inReview.<String>path("signature.outputs[0].name")).isEqualTo("probabilities");
        assertThat(inReview.<Integer>path("opset")).isEqualTo(14);
        assertThat(inReview.<Map<String, Integer>>path("inspection.operators")).containsKey("Conv");
        assertThat(inReview.<Integer>path("inspection.parameters")).isGreaterThan(600_000);
        assertThat(inReview.<Float>path("inspection.latencyMillis")).isPositive();
        assertThat(inReview.<Integer>path("inspection.details.bytes")).isEqualTo(Market.model("digits").length);
        assertThat(inReview.<Map<String, Integer>>path("inspection.details.opsets"))
                .containsEntry("ai.onnx", 14);
        assertThat(inReview.<Integer>path("inspection.details.bestRows")).isPositive();
        assertThat(inReview.<Float>path("inspection.details.bestMillis")).isPositive();
        assertThat(inReview.<Integer>path("inspection.details.peakBytes")).isPositive();
        assertThat(inReview.<List<Object>>path("inspection.details.warnings")).isEmpty();

        Response waiting = market.get("olga", "/v1/reviews");
        assertThat(waiting.<List<String>>path("items.model")).contains(tenant + "/digits");
        Response approved =
                market.post("olga", Market.review(tenant, "digits", "1.0.0") + "/approval", Map.of("note", "fine"));
        assertThat(approved.<String>path("status")).isEqualTo("PUBLISHED");
        assertThat(approved.<List<String>>path("timeline.status"))
                .containsExactly("DRAFT", "DRAFT", "IN_REVIEW", "PUBLISHED");
        assertThat(approved.<List<String>>path("timeline.by"))
                .containsExactly("alice@example.com", "alice@example.com", "alice@example.com", "olga@example.com");

        ReleaseState state = ReleaseState.parseFrom(
                Records.of(Topic.RELEASES, tenant + "/digits@1.0.0", 1).getFirst());
        assertThat(state.getStatus()).isEqualTo(ReleaseState.Status.PUBLISHED);
        assertThat(state.getModel()).isEqualTo(tenant + "/digits");
        assertThat(state.getFiles(0).getSha256()).isEqualTo(DIGITS_SHA256);
        assertThat(state.getFiles(0).getName()).isEqualTo("model.onnx");
        TensorSpec input = state.getInputs(0);
        assertThat(input.getShapeList()).containsExactly(-1L, 1L, 28L, 28L);
        assertThat(input.getDimensionNamesList()).containsExactly("batch", "", "", "");

        Response listed = market.get("carla", "/v1/catalog/models/" + tenant + "/digits");
        assertThat(listed.<String>path("latestVersion")).isEqualTo("1.0.0");
        assertThat(listed.<String>path("partnerDisplayName")).isEqualTo("Tenant " + tenant);
        assertThat(listed.<Float>path("releases[0].latencyMillis")).isPositive();
    }

    @Nested
    class OfARefusedFile {

        @Test
        void namesTheRuleAndLeavesADraftThatTakesABetterFile() {
            String release = market.draft(tenant, "alice", "iris", "1.0.0");
            market.upload(
                    "alice",
                    release,
                    "this is not a model at all, whatever it is called".getBytes(StandardCharsets.UTF_8));

            Response refused = market.post("alice", release + "/submission");

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.<String>path("type")).endsWith("model-rejected");
            assertThat(refused.<String>path("rule")).isNotBlank();
            assertThat(refused.<String>path("where")).isNotBlank();
            Response draft = market.get("alice", release);
            assertThat(draft.<String>path("status")).isEqualTo("DRAFT");
            assertThat(draft.<List<String>>path("timeline.note").getLast())
                    .contains("refused by rule " + refused.path("rule"));

            assertThat(market.upload("alice", release, Market.model("iris")).statusCode())
                    .isEqualTo(200);
            assertThat(market.post("alice", release + "/submission").statusCode())
                    .isEqualTo(200);
        }

        @Test
        void refusesATruncatedModel() {
            String release = market.draft(tenant, "alice", "digits", "1.0.0");
            byte[] whole = Market.model("digits");
            market.upload("alice", release, Arrays.copyOf(whole, whole.length / 2));

            Response refused = market.post("alice", release + "/submission");

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(market.get("alice", release).<String>path("status")).isEqualTo("DRAFT");
        }

        @Test
        void needsAFileFirst() {
            String release = market.draft(tenant, "alice", "iris", "1.0.0");

            Response refused = market.post("alice", release + "/submission");

            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.<String>path("detail")).contains("model.onnx");
        }
    }

    @Nested
    class OfASubmittedRelease {

        @Test
        void neverChangesAgain() {
            String release = market.submitted(tenant, "alice", "iris", "1.0.0");

            Response upload = market.upload("alice", release, Market.model("digits"));
            Response again = market.post("alice", release + "/submission");

            assertThat(upload.statusCode()).isEqualTo(409);
            assertThat(upload.<String>path("detail")).contains("IN_REVIEW");
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(market.post("alice", release + "/withdrawal").statusCode())
                    .isEqualTo(409);
            assertThat(market.get("alice", release).<List<String>>path("files.sha256"))
                    .hasSize(1)
                    .doesNotContain(DIGITS_SHA256);
        }

        @Test
        void isRejectedForGoodWithTheReason() {
            String release = market.submitted(tenant, "alice", "iris", "1.0.0");
            String review = Market.review(tenant, "iris", "1.0.0");

            Response bare = market.post("olga", review + "/rejection", Map.of());
            Response rejected = market.post("olga", review + "/rejection", Map.of("reason", "no licence"));

            assertThat(bare.statusCode()).isEqualTo(400);
            assertThat(rejected.<String>path("status")).isEqualTo("REJECTED");
            assertThat(market.get("alice", release)
                            .<List<String>>path("timeline.note")
                            .getLast())
                    .contains("no licence");
            assertThat(market.post("olga", review + "/approval").statusCode()).isEqualTo(409);
            assertThat(market.get("carla", "/v1/catalog/models/" + tenant + "/iris")
                            .statusCode())
                    .isEqualTo(404);
        }

        @Test
        void isJudgedByOneOfTwoAtOnce() {
            market.submitted(tenant, "alice", "iris", "1.0.0");
            String review = Market.review(tenant, "iris", "1.0.0");
            market.get("olga", "/v1/reviews");

            List<Integer> statuses = atOnce(
                    6,
                    i -> i % 2 == 0
                            ? market.post("olga", review + "/approval").statusCode()
                            : market.post("olga", review + "/rejection", Map.of("reason", "r"))
                                    .statusCode());

            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
            assertThat(Records.of(Topic.MEMBERS, tenant, 1)).hasSize(1);
        }

        @Test
        void isApprovedOnceForOneIdempotencyKey() {
            market.submitted(tenant, "alice", "iris", "1.0.0");
            String approval = Market.review(tenant, "iris", "1.0.0") + "/approval";

            Response first = market.as("olga")
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", tenant)
                    .post(approval);
            Response second = market.as("olga")
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", tenant)
                    .post(approval);

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.asString()).isEqualTo(first.asString());
        }
    }

    private static <T> List<T> atOnce(int count, IntFunction<T> work) {
        try (ExecutorService all = Executors.newFixedThreadPool(count)) {
            return IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.apply(i), all))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
