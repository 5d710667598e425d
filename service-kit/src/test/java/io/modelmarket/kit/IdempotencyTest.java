package io.modelmarket.kit;

import static io.modelmarket.kit.NotesCalls.ACME;
import static io.modelmarket.kit.NotesCalls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NotesPlace.class)
class IdempotencyTest {

    @Test
    void isCarriedOutOnceAndAnsweredAlike() {
        String key = UUID.randomUUID().toString();
        Map<String, String> body = Map.of("text", "once-" + key);

        String first =
                as("alice").header("Idempotency-Key", key).body(body).post(ACME).asString();

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
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        as("alice").header("Idempotency-Key", key).body(body).post(ACME)))
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
