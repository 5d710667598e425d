package io.modelmarket.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What tests do to the marketplace, as its demo users, over its public interface. */
public final class Market {

    private final UnaryOperator<String> tokens;

    /** A market whose users get their tokens there. */
    public Market(UnaryOperator<String> tokens) {
        this.tokens = tokens;
    }

    /** A request of that user. */
    public RequestSpecification as(String user) {
        return given().auth().oauth2(tokens.apply(user));
    }

    /** The user's {@code sub}. */
    public String subject(String user) {
        String token = tokens.apply(user);
        String claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .getString("sub");
    }

    /** A tenant's id that nobody has yet. */
    public static String freshId() {
        return "t" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Founds a tenant with that owner. */
    public String tenantOf(String owner) {
        String id = freshId();
        assertThat(post(owner, "/v1/tenants", founding(id)).statusCode()).isEqualTo(201);
        return id;
    }

    /** A tenant to be, as JSON. */
    public static Map<String, Object> founding(String id) {
        return Map.of("id", id, "displayName", "Tenant " + id, "timeZone", "Europe/Berlin", "country", "DE");
    }

    /** Makes that user a member, joined. */
    public String join(String tenant, String owner, String user, String role) {
        Response invited =
                post(owner, "/v1/tenants/" + tenant + "/members", Map.of("email", user + "@example.com", "role", role));
        assertThat(invited.statusCode()).isEqualTo(201);
        assertThat(get(user, "/v1/tenants/" + tenant).statusCode()).isEqualTo(200);
        return invited.path("id");
    }

    /** Gets a path. */
    public Response get(String user, String path) {
        return as(user).get(path);
    }

    /** Posts JSON. */
    public Response post(String user, String path, Object body) {
        return as(user).contentType(ContentType.JSON).body(body).post(path);
    }

    /** Posts nothing. */
    public Response post(String user, String path) {
        return as(user).contentType(ContentType.JSON).post(path);
    }

    /** Uploads bytes as the file of a draft. */
    public Response upload(String user, String release, byte[] bytes) {
        return as(user).contentType(ContentType.BINARY).body(bytes).put(release + "/files/model.onnx");
    }

    /** Registers a model and drafts its version; the path of the draft. */
    public String draft(String tenant, String publisher, String model, String version) {
        String models = "/v1/tenants/" + tenant + "/models";
        if (get(publisher, models + "/" + model).statusCode() == 404) {
            assertThat(post(publisher, models, Map.of("name", model, "displayName", "The " + model, "summary", "Sums."))
                            .statusCode())
                    .isEqualTo(201);
        }
        assertThat(post(publisher, models + "/" + model + "/releases", Map.of("version", version))
                        .statusCode())
                .isEqualTo(201);
        return models + "/" + model + "/releases/" + version;
    }

    /** A release that awaits review; its path. */
    public String submitted(String tenant, String publisher, String model, String version) {
        String release = draft(tenant, publisher, model, version);
        assertThat(upload(publisher, release, model("iris")).statusCode()).isEqualTo(200);
        assertThat(post(publisher, release + "/submission").statusCode()).isEqualTo(200);
        return release;
    }

    /** A published release; its path. */
    public String published(String tenant, String publisher, String model, String version) {
        String release = submitted(tenant, publisher, model, version);
        assertThat(post("olga", review(tenant, model, version) + "/approval").statusCode())
                .isEqualTo(200);
        return release;
    }

    /** Where the operator judges a release. */
    public static String review(String tenant, String model, String version) {
        return "/v1/reviews/" + tenant + "/" + model + "/" + version;
    }

    /** A model of the test resources, digits or iris. */
    public static byte[] model(String name) {
        try (InputStream file = Market.class.getResourceAsStream("/models/" + name + ".onnx")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A problem document without the request's id, for comparing two. */
    public static Map<String, Object> problem(Response response) {
        assertThat(response.contentType()).startsWith("application/problem+json");
        Map<String, Object> body = new LinkedHashMap<>(response.<Map<String, Object>>path("$"));
        assertThat(body).containsKey("requestId");
        body.remove("requestId");
        return body;
    }
}
