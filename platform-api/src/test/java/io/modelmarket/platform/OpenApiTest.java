package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.modelmarket.contracts.event.proto.Batching;
import io.modelmarket.contracts.event.proto.KeyBudget;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.platform.Consumer.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published description of the interface against what the running application really has and answers. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class OpenApiTest {

    private static final String PLACE = "https://modelmarket.example/openapi";
    private static final String ROW = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});
    private static final Map<String, String> BODIES =
            Map.of("infer", ROW, "inferVersion", ROW, "repositoryIndex", "{\"ready\":true}");
    private static final Set<String> WITHOUT_KEY = Set.of("serverMetadata", "serverLive", "serverReady");

    private static String key = "";

    @Inject
    Router router;

    private JsonNode document;
    private JsonSchemaFactory schemas;

    /** An operation of the document. */
    private record Operation(String path, String method, String id) {}

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish(
                    "described/iris",
                    "1.0.0",
                    SampleModel.IRIS.modelFile(),
                    SampleModel.IRIS,
                    state -> state.setBatching(Batching.newBuilder().setMaxDelayMicros(100)));
            controlPlane.subscribe(
                    "described-tenant",
                    "described/iris",
                    state -> state.setMonthlyRequests(1_000)
                            .setRateLimit(ControlPlane.rate(500, 500))
                            .addAllComponents(PricesTest.COMPONENTS));
            controlPlane.publish("described/limited", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe(
                    "described-tenant", "described/limited", state -> state.setRateLimit(ControlPlane.rate(1, 1)));
            controlPlane.publish(
                    "described/sick",
                    "1.0.0",
                    SampleModel.IRIS.modelFile(),
                    ReleaseState.Status.QUARANTINED,
                    SampleModel.IRIS);
            controlPlane.subscribe("described-tenant", "described/sick", 0);
            key = controlPlane
                    .key(
                            "described-tenant",
                            state -> state.setBudget(
                                    BudgetTest.budget(UUID.randomUUID(), 900).setKind(KeyBudget.Kind.SOFT)))
                    .reveal();
        }
        Market.awaitReady(Market.consumer(key), "described.iris");
        Market.awaitReady(Market.consumer(key), "described.limited");
    }

    @BeforeEach
    void readTheDocument() {
        Reply served = Market.consumer(key).get("/q/openapi?format=json");
        assertThat(served.status()).isEqualTo(200);
        document = served.json();
        schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(PLACE, served.text()))));
    }

    @Test
    void describesEveryRouteThereIsAndNoOther() {
        Set<String> routes = router.getRoutes().stream()
                .map(route -> String.valueOf(route.getPath()))
                .filter(path -> path.startsWith("/v1/") || path.startsWith("/v2"))
                .filter(path -> !path.equals("/v1/") && !path.equals("/v2/"))
                .map(path -> path.replaceAll(":([a-z]+)", "{$1}"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(routes)
                .containsExactlyInAnyOrderElementsOf(
                        operations().stream().map(Operation::path).collect(Collectors.toSet()));
    }

    @Test
    void answersEveryOperationAsDescribed() {
        assertThat(operations()).hasSizeGreaterThan(15).allSatisfy(operation -> {
            Reply reply = call(operation, key);
            assertThat(reply.status()).as("%s: %s", operation, reply.text()).isEqualTo(200);
            assertThat(faults(operation, reply))
                    .as("%s: %s", operation, reply.text())
                    .isEmpty();
        });
    }

    @Test
    void refusesEveryOperationAsDescribed() {
        assertThat(operations())
                .filteredOn(operation -> !WITHOUT_KEY.contains(operation.id()))
                .isNotEmpty()
                .allSatisfy(operation -> {
                    Reply reply = call(operation, "nonsense");
                    assertThat(reply.status()).as("%s", operation).isEqualTo(401);
                    assertThat(faults(operation, reply))
                            .as("%s: %s", operation, reply.text())
                            .isEmpty();
                });
    }

    @Test
    void answersInBinaryAsDescribed() {
        Operation infer = operation("infer");

        Reply reply = Market.consumer(key)
                .post(
                        "/v2/models/described.iris/infer",
                        "{\"parameters\":{\"binary_data_output\":true}," + ROW.substring(1));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(schema(infer, "200", reply.header("Content-Type"))).contains("octet-stream");
        assertThat(faults("/components/schemas/InferResponse", reply.head().toString()))
                .isEmpty();
        assertThat(document.at("/components/responses/Inferred/headers").has(Consumer.HEAD_LENGTH))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"iris, 400", "nothing, 404", "limited, 429", "sick, 503"})
    void saysWhatGoesWrongAsDescribed(String model, int status) {
        String call = status == 400 ? ROW.replace("FP32", "FP64") : ROW;
        Reply reply = Stream.generate(() -> Market.consumer(key).post("/v2/models/described." + model + "/infer", call))
                .limit(5)
                .filter(each -> each.status() == status)
                .findFirst()
                .orElseThrow();

        assertThat(faults(operation("infer"), reply)).as(reply.text()).isEmpty();
        if (status == 429) {
            document.at("/components/responses/Limited/headers")
                    .fieldNames()
                    .forEachRemaining(header ->
                            assertThat(reply.header(header)).as(header).isNotEmpty());
        }
    }

    @Test
    void wouldNoticeAnAnswerThatIsNotAsDescribed() {
        assertThat(faults(
                        schema(operation("repositoryIndex"), "200", "application/json"),
                        "[{\"name\":1,\"version\":\"1.0.0\"}]"))
                .isNotEmpty();
    }

    private Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(each -> !each.getKey().equals("parameters"))
                        .forEach(each -> operations.add(new Operation(
                                path.getKey(),
                                each.getKey(),
                                each.getValue().get("operationId").asText()))));
        return operations;
    }

    private static Reply call(Operation operation, String with) {
        String path = operation.path().replace("{model}", "described.iris").replace("{version}", "1");
        Consumer consumer = Market.consumer(with);
        return operation.method().equals("get")
                ? consumer.get(path)
                : consumer.post(path, BODIES.getOrDefault(operation.id(), ""), "Content-Type", "application/json");
    }

    private Set<ValidationMessage> faults(Operation operation, Reply reply) {
        JsonNode responses = operationNode(operation).get("responses");
        String status = Integer.toString(reply.status());
        return faults(
                schema(operation, responses.has(status) ? status : "default", reply.header("Content-Type")),
                reply.text());
    }

    private Set<ValidationMessage> faults(String pointer, String body) {
        return schemas.getSchema(SchemaLocation.of(PLACE + "#" + pointer)).validate(body, InputFormat.JSON);
    }

    /** Where in the document the schema of that answer is; a media type that is not described has none. */
    private String schema(Operation operation, String status, String mediaType) {
        String pointer = "/paths/" + escaped(operation.path()) + "/" + operation.method() + "/responses/" + status;
        JsonNode response = operationNode(operation).get("responses").get(status);
        if (response.has("$ref")) {
            pointer = response.get("$ref").asText().substring(1);
            response = document.at(pointer);
        }
        assertThat(response.get("content").has(mediaType))
                .as("%s answers %s", operation, mediaType)
                .isTrue();
        return pointer + "/content/" + escaped(mediaType) + "/schema";
    }

    private JsonNode operationNode(Operation operation) {
        return document.get("paths").get(operation.path()).get(operation.method());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }
}
