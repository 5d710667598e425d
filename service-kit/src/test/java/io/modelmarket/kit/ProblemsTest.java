package io.modelmarket.kit;

import static io.modelmarket.kit.NotesCalls.ACME;
import static io.modelmarket.kit.NotesCalls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NotesPlace.class)
class ProblemsTest {

    @Test
    void nameTheInvalidField() {
        as("alice")
                .body(Map.of("text", " "))
                .post(ACME)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:modelmarket:problem:invalid-request"))
                .body("errors.field", contains("text"))
                .body("errors.code", contains("required"));
    }

    @Test
    void nameTheBoundsOfAField() {
        as("alice")
                .body(Map.of("text", "x".repeat(201)))
                .post(ACME)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("size"))
                .body("errors[0].max", equalTo(200))
                .body("errors[0].min", nullValue());
    }

    @Test
    void sayWhenToComeAgain() {
        as("alice")
                .get(ACME + "/later")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("retryAfterSeconds", equalTo(2));
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
        as("alice")
                .body("{\"text\": []}")
                .post(ACME)
                .then()
                .statusCode(400)
                .body("detail", containsString("text"))
                .body("errors.field", contains("text"))
                .body("errors.code", contains("type"));
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
        as("alice").contentType(ContentType.TEXT).body("x").post(ACME).then().statusCode(415);
    }

    @Test
    void replaceAnInsaneRequestId() {
        assertThat(as("alice").header("X-Request-Id", "a b<script>").get(ACME).getHeader("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }
}
