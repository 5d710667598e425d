package io.modelmarket.kit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.modelmarket.contracts.event.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NotesPlace.class)
class ServiceKitTest {

    private static final String ACME = "/v1/tenants/acme/notes";

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private static RequestSpecification as(String user) {
        return given().auth()
                .oauth2(TOKENS.computeIfAbsent(user, NotesPlace.place()::token))
                .contentType(ContentType.JSON);
    }

    private static String add(String user, String tenant) {
        String text = "note-" + UUID.randomUUID();
        as(user).body(Map.of("text", text))
                .post("/v1/tenants/" + tenant + "/notes")
                .then()
                .statusCode(201);
        return text;
    }

    @Nested
    class AsAMember {

        @Test
        void seesTheTenantsRowsAndNoOthers() {
            String own = add("alice", "acme");
            String foreign = add("carla", "globex");

            for (String path : List.of(ACME, ACME + "/by-sql")) {
                as("alice")
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body("$", hasItem(own))
                        .body("$", not(hasItem(foreign)));
            }
        }

        @Test
        void cannotWriteAnothersRowEvenPastHibernate() {
            as("alice").post(ACME + "/smuggled").then().statusCode(500);

            as("carla").get("/v1/tenants/globex/notes").then().body("$", not(hasItem("smuggled")));
        }

        @Test
        void needsTheRole() {
            as("dan").get(ACME).then().statusCode(200);
            as("dan")
                    .body(Map.of("text", "x"))
                    .post(ACME)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:modelmarket:problem:forbidden"))
                    .body("detail", containsString("VIEWER"));
        }
    }

    @Nested
    class AsSomebodyElse {

        @Test
        void seesAForeignTenantAsAnAbsentOne() {
            Response foreign = as("carla").header("X-Request-Id", "r").get(ACME);
            Response absent = as("carla").header("X-Request-Id", "r").get("/v1/tenants/nobody/notes");
            Response malformed = as("carla").header("X-Request-Id", "r").get("/v1/tenants/No_Slug/notes");

            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(absent.asString()).isEqualTo(foreign.asString());
            assertThat(malformed.asString()).isEqualTo(foreign.asString());
        }

        @Test
        void cannotReachATenantPathWithoutRoles() {
            as("alice").get("/v1/tenants/acme/unguarded").then().statusCode(404).body(not(containsString("leaked")));
        }

        @Test
        void needsAToken() {
            given().get(ACME)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", "Bearer")
                    .body("type", equalTo("urn:modelmarket:problem:unauthenticated"));
            given().auth().oauth2("rubbish").get(ACME).then().statusCode(401).contentType("application/problem+json");
        }
    }

    @Nested
    class AsThePlatform {

        @Test
        void seesEveryTenant() {
            String one = add("alice", "acme");
            String other = add("carla", "globex");

            as("olga")
                    .get("/v1/notes")
                    .then()
                    .statusCode(200)
                    .body("$", hasItem(one))
                    .body("$", hasItem(other));
        }

        @Test
        void isNobodyWithoutTheRealmRole() {
            as("alice").get("/v1/notes").then().statusCode(403);
            as("fiona").get("/v1/notes").then().statusCode(403);
        }
    }

    @Nested
    class RepeatedWithAKey {

        @Test
        void isCarriedOutOnceAndAnsweredAlike() {
            String key = UUID.randomUUID().toString();
            Map<String, String> body = Map.of("text", "once-" + key);

            String first = as("alice")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(ACME)
                    .asString();

            as("alice")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(ACME)
                    .then()
                    .statusCode(201)
                    .header("Idempotency-Replayed", "true")
                    .body(equalTo(first));
        }

        @Test
        void isCarriedOutOnceWhenBothComeTogether() {
            String key = UUID.randomUUID().toString();
            Map<String, String> body = Map.of("text", "together-" + key);

            List<CompletableFuture<Response>> calls = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> as("alice")
                            .header("Idempotency-Key", key)
                            .body(body)
                            .post(ACME)))
                    .toList();

            assertThat(calls.stream()
                            .map(CompletableFuture::join)
                            .map(Response::asString)
                            .distinct())
                    .hasSize(1);
            assertThat(calls.getFirst().join().statusCode()).isEqualTo(201);
        }

        @Test
        void refusesAnotherBody() {
            String key = UUID.randomUUID().toString();
            as("alice")
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", "a-" + key))
                    .post(ACME)
                    .then()
                    .statusCode(201);

            as("alice")
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", "b-" + key))
                    .post(ACME)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:modelmarket:problem:idempotency-conflict"));
        }

        @Test
        void maySucceedAfterAFailure() {
            String key = UUID.randomUUID().toString();
            as("alice")
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", ""))
                    .post(ACME)
                    .then()
                    .statusCode(400);

            as("alice")
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", "c-" + key))
                    .post(ACME)
                    .then()
                    .statusCode(201);
        }
    }

    @Nested
    class Problems {

        @Test
        void nameTheInvalidField() {
            as("alice")
                    .body(Map.of("text", " "))
                    .post(ACME)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:modelmarket:problem:invalid-request"))
                    .body("errors.field", contains("text"));
        }

        @Test
        void sayWhereTheJsonIsWrong() {
            as("alice")
                    .body("{\"text\": ")
                    .post(ACME)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:modelmarket:problem:malformed-json"))
                    .body("detail", containsString("line 1"));
            as("alice").body("{\"text\": []}").post(ACME).then().statusCode(400).body("detail", containsString("text"));
        }

        @Test
        void tellNothingOfTheInside() {
            as("alice")
                    .header("X-Request-Id", "my-id.1")
                    .body(Map.of("text", "rubbish"))
                    .post(ACME)
                    .then()
                    .statusCode(500)
                    .header("X-Request-Id", "my-id.1")
                    .body("requestId", equalTo("my-id.1"))
                    .body(not(containsString("secret inner detail")));
        }

        @Test
        void coverUnknownPathsAndMethods() {
            as("alice").get("/v1/nothing").then().statusCode(404).contentType("application/problem+json");
            as("alice").delete(ACME).then().statusCode(405).contentType("application/problem+json");
            as("alice")
                    .contentType(ContentType.TEXT)
                    .body("x")
                    .post(ACME)
                    .then()
                    .statusCode(415);
        }

        @Test
        void replaceAnInsaneRequestId() {
            assertThat(as("alice")
                            .header("X-Request-Id", "a b<script>")
                            .get(ACME)
                            .getHeader("X-Request-Id"))
                    .matches("[0-9a-f-]{36}");
        }
    }

    @Nested
    class Outbox {

        @Test
        void sendsWhatWasCommittedInOrderAndNothingElse() {
            List<String> added = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                added.add(add("alice", "acme"));
            }
            as("alice").body(Map.of("text", "rubbish")).post(ACME).then().statusCode(500);
            added.add(add("alice", "acme"));

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(keys()).containsSubsequence(added).doesNotContain("rubbish"));
        }

        private List<String> keys() {
            TopicPartition partition = new TopicPartition(NotesPlace.place().topic(Topic.MEMBERS), 0);
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            NotesPlace.place().bootstrapServers()),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).get(partition);
                List<String> keys = new ArrayList<>();
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(200))
                            .forEach(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
                }
                return keys;
            }
        }
    }
}
