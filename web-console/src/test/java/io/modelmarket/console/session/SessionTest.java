package io.modelmarket.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.console.backend.BackEnds;
import io.modelmarket.console.backend.TestingBrowser;
import io.modelmarket.console.backend.TestingOpenIdProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackEnds.class)
@SuppressWarnings("NullAway.Init") // the fields are injected by Quarkus
class SessionTest {

    @TestHTTPResource
    URI root;

    TestingOpenIdProvider provider;
    TestingBrowser browser;

    @BeforeEach
    void open() {
        provider.tokensLast(Duration.ofMinutes(10));
        browser = new TestingBrowser(URI.create("http://" + root.getAuthority()));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void nobodyIsSignedInAtFirst() {
        JsonObject session = browser.session();

        assertThat(session).isEqualTo(new JsonObject().put("signedIn", false));
    }

    @Test
    void signingInLeadsBackToThePageAndNamesThePerson() {
        URI end = browser.signIn("/t/acme/models");

        JsonObject session = browser.session();
        assertThat(end.getPath()).isEqualTo("/t/acme/models");
        assertThat(session)
                .isEqualTo(new JsonObject()
                        .put("signedIn", true)
                        .put("subject", "olga-id")
                        .put("name", "Olga Operator")
                        .put("email", "olga@example.com")
                        .put("roles", new JsonArray().add("operator"))
                        .put("apiUrl", "https://api.example.com"));
    }

    @Test
    void signingInNeverLeadsElsewhere() {
        URI end = browser.signIn("https://evil.example/");

        assertThat(end.getHost()).isEqualTo(root.getHost());
        assertThat(end.getPath()).isEqualTo("/");
    }

    @Test
    void theSessionCookieIsSealedAndOutOfReach() {
        HttpResponse<String> challenge = browser.navigate(URI.create("/login"));
        assertThat(challenge.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HTTPOnly").contains("SameSite=Lax"));

        browser.signIn("/");

        assertThat(browser.cookies())
                .anyMatch(cookie -> cookie.getName().startsWith("q_session"))
                .allMatch(HttpCookie::isHttpOnly)
                .noneMatch(cookie -> cookie.getValue().contains("refresh-"));
    }

    @Test
    void aScriptWithoutSessionIsNeverRedirected() {
        HttpResponse<String> answer =
                browser.send(browser.request("/api/tenant-service/v1/echo").build());

        assertThat(answer.statusCode()).isEqualTo(499);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void aForgedCookieIsNoSession() {
        HttpResponse<String> answer = browser.send(browser.request("/api/session")
                .header("Cookie", "q_session=forged")
                .build());

        assertThat(answer.statusCode()).isEqualTo(499);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void expiringTokensAreRefreshed() {
        provider.tokensLast(Duration.ofSeconds(5));
        browser.signIn("/");
        int before = provider.issued();

        HttpResponse<String> answer =
                browser.send(browser.request("/api/tenant-service/v1/echo").build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(provider.issued()).isGreaterThan(before);
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheProvider() {
        browser.signIn("/");

        HttpResponse<String> answer = browser.navigate(URI.create("/logout"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location)
                        .contains("/end?")
                        .contains("id_token_hint=")
                        .contains("post_logout_redirect_uri="));
        assertThat(browser.session().getBoolean("signedIn")).isFalse();
    }
}
