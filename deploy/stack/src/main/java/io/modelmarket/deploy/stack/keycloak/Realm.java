package io.modelmarket.deploy.stack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.secret.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The realm {@code modelmarket} as its clients see it. */
public final class Realm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final String issuer;
    private final UnaryOperator<String> secrets;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PROBE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    public Realm(int port, Secrets secrets) {
        this("http://127.0.0.1:" + port + "/realms/" + KeycloakServer.REALM, secrets::get);
    }

    /**
     * A realm anywhere.
     *
     * @param secrets what {@code keycloak.user.alice}, {@code keycloak.client.modelmarket-console} and so on are
     */
    public Realm(String issuer, UnaryOperator<String> secrets) {
        this.issuer = issuer;
        this.secrets = secrets;
    }

    /** The issuer of its tokens, which is also the services' auth-server-url. */
    public String issuer() {
        return issuer;
    }

    /** The password of a demo user. */
    public String password(String username) {
        if (Arrays.stream(DemoUser.values()).noneMatch(user -> user.username().equals(username))) {
            throw new StackException("there is no demo user " + username + "; there are "
                    + Arrays.stream(DemoUser.values()).map(DemoUser::username).collect(Collectors.joining(", ")));
        }
        return secrets.apply("keycloak.user." + username);
    }

    /** The secret of a confidential client. */
    public String clientSecret(String client) {
        return secrets.apply("keycloak.client." + client);
    }

    /** An access token of a demo user, by direct grant with the command line's client. */
    public String token(String username) {
        String form = Map.of(
                        "grant_type", "password",
                        "client_id", "modelmarket-cli",
                        "scope", "openid",
                        "username", username,
                        "password", password(username))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = send(request);
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new StackException(
                        "Keycloak gave no token for " + username + ": HTTP " + answer.statusCode() + " "
                                + body.path("error_description")
                                        .asText(body.path("error").asText()));
            }
            return body.path("access_token").asText();
        } catch (IOException e) {
            throw new StackException("Keycloak at " + issuer + " did not answer: " + e.getMessage(), e);
        }
    }

    /** Whether the realm is imported and served under our issuer name. */
    boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .timeout(PROBE)
                .build();
        try {
            HttpResponse<String> answer = send(request);
            return answer.statusCode() == 200
                    && JSON.readTree(answer.body()).path("issuer").asText().equals(issuer);
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
