package io.modelmarket.deploy.stack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keycloak's REST interface for administrators, as one of them; signs in anew for each use, which is short. */
public final class RealmAdmin implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String server;
    private final String token;

    /**
     * Signs in.
     *
     * @param server Keycloak's address, as {@code https://login.example}, with its path where it has one
     * @param administrator one of the realm {@code master}
     */
    public RealmAdmin(String server, String administrator, String password) {
        this.server = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        this.token = signIn(administrator, password);
    }

    /** What is at a path below {@code /admin/realms}; empty when there is nothing. */
    Optional<JsonNode> find(String path) {
        return call("GET", path, null);
    }

    /** What is at a path, which must be there. */
    JsonNode get(String path) {
        return find(path).orElseThrow(() -> new StackException("Keycloak at " + server + " has nothing at " + path));
    }

    void post(String path, JsonNode body) {
        call("POST", path, body);
    }

    void put(String path, JsonNode body) {
        call("PUT", path, body);
    }

    /** What anybody may read of a realm: the issuer of its tokens. */
    Optional<String> issuer(String realm) {
        URI address = URI.create(server + "/realms/" + realm + "/.well-known/openid-configuration");
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(address).timeout(TIMEOUT).build());
        return answer.statusCode() == 200
                ? Optional.of(read(answer.body()).path("issuer").asText())
                : Optional.empty();
    }

    private Optional<JsonNode> call(String method, String path, @Nullable JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/admin/realms" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> answer = send(request);
        if (method.equals("GET") && answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.statusCode() >= 300) {
            throw new StackException("Keycloak at " + server + " refused " + method + " /admin/realms" + path + " with "
                    + answer.statusCode() + ": " + answer.body());
        }
        return Optional.of(read(answer.body()));
    }

    private String signIn(String administrator, String password) {
        String form = "grant_type=password&client_id=admin-cli&username=" + encoded(administrator) + "&password="
                + encoded(password);
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        if (answer.statusCode() != 200) {
            boolean unknown = answer.statusCode() < 500
                    && read(answer.body()).path("error").asText().equals("invalid_grant");
            String reason = unknown ? "name or password is wrong" : "HTTP " + answer.statusCode();
            throw new StackException("Keycloak at " + server + " does not let " + administrator + " in: " + reason
                    + "; give the address of Keycloak, and name and password of an administrator of its realm master");
        }
        return read(answer.body()).path("access_token").asText();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackException("Keycloak at " + server + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while talking to Keycloak", e);
        }
    }

    private JsonNode read(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException e) {
            throw new StackException("what answers at " + server + " is no Keycloak", e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
