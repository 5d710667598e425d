package io.modelmarket.kit;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Calls of the service of notes as the demo users. */
final class NotesCalls {

    static final String ACME = "/v1/tenants/acme/notes";

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private NotesCalls() {}

    static RequestSpecification as(String user) {
        return given().auth()
                .oauth2(TOKENS.computeIfAbsent(user, NotesPlace.place()::token))
                .contentType(ContentType.JSON);
    }

    static String add(String user, String tenant) {
        String text = "note-" + UUID.randomUUID();
        as(user).body(Map.of("text", text))
                .post("/v1/tenants/" + tenant + "/notes")
                .then()
                .statusCode(201);
        return text;
    }
}
