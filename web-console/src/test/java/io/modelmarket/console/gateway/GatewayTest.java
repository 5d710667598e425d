package io.modelmarket.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.console.backend.BackEnds;
import io.modelmarket.console.backend.TestingBrowser;
import io.modelmarket.console.session.OwnPage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackEnds.class)
@SuppressWarnings("NullAway.Init") // the fields are injected by Quarkus
class GatewayTest {

    private static final String ECHO = "/api/tenant-service/v1/echo";

    @TestHTTPResource
    URI root;

    TestingBrowser browser;

    @BeforeEach
    void signIn() {
        browser = new TestingBrowser(URI.create("http://" + root.getAuthority()));
        browser.signIn("/");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Nested
    class AsOurOwnPage {

        @Test
        void theServiceGetsTheTokenAndNoCookie() {
            HttpResponse<String> answer = browser.send(browser.request(ECHO + "?a=b%20c")
                    .header("X-Forwarded-For", "10.0.0.1")
                    .build());

            JsonObject told = new JsonObject(answer.body());
            JsonObject headers = told.getJsonObject("headers");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(told.getString("uri")).isEqualTo("/v1/echo?a=b%20c");
            assertThat(headers.getString("authorization")).startsWith("Bearer eyJ");
            assertThat(headers.fieldNames()).doesNotContain("cookie", "x-forwarded-for");
            assertThat(headers.getString("x-request-id")).isNotBlank();
        }

        @Test
        void theBrowserGetsTheAnswerAndNothingOfTheConnection() {
            HttpResponse<String> answer = browser.send(browser.request(ECHO).build());

            assertThat(answer.headers().firstValue("X-Of-Service")).hasValue("2");
            assertThat(answer.headers().map())
                    .doesNotContainKeys("set-cookie", "x-of-connection", "access-control-allow-origin");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
        void changesPass(String method) {
            HttpResponse<String> answer = browser.send(browser.change(ECHO)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString("{}"))
                    .build());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new JsonObject(answer.body()).getString("method")).isEqualTo(method);
        }

        @Test
        void refusalsOfTheServicePassAsTheyAre() {
            HttpResponse<String> answer = browser.send(browser.change("/api/tenant-service/v1/refused")
                    .PUT(BodyPublishers.ofString("x"))
                    .build());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("too large");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/tenant-service/q/metrics",
                    "/api/tenant-service/v1/%2e%2e/q/metrics",
                    "/api/tenant-service/v1/..%2fq",
                    "/api/platform-api/v1/echo",
                    "/api/",
                })
        void otherPathsAreNotThere(String path) {
            HttpResponse<String> answer = browser.send(browser.request(path).build());

            assertProblem(answer, 404);
        }

        @Test
        void aServiceThatIsDownIsSaidToBeDown() {
            HttpResponse<String> answer =
                    browser.send(browser.request("/api/billing/v1/echo").build());

            assertProblem(answer, 503);
            assertThat(answer.body()).contains("billing");
        }
    }

    @Nested
    class TryingAModel {

        private static final String INFER = "/api/platform-api/v2/models/acme.digits/infer";

        @Test
        void theDataPlaneGetsTheKeyAndNoToken() {
            HttpResponse<String> answer = browser.send(browser.change(INFER)
                    .header("X-API-Key", "mkt_live_key")
                    .POST(BodyPublishers.ofString("{}"))
                    .build());

            JsonObject told = new JsonObject(answer.body());
            assertThat(told.getString("uri")).isEqualTo("/v2/models/acme.digits/infer");
            assertThat(told.getJsonObject("headers").getString("authorization")).isEqualTo("Bearer mkt_live_key");
            assertThat(told.getJsonObject("headers").fieldNames()).doesNotContain("cookie", "x-api-key");
        }

        @Test
        void withoutAKeyNothingIsSentOn() {
            HttpResponse<String> answer = browser.send(
                    browser.change(INFER).POST(BodyPublishers.ofString("{}")).build());

            assertProblem(answer, 400);
        }

        @Test
        void withoutASessionNothingIsSentOn() {
            try (TestingBrowser stranger = new TestingBrowser(URI.create("http://" + root.getAuthority()))) {
                HttpResponse<String> answer = stranger.send(stranger.change(INFER)
                        .header("X-API-Key", "mkt_live_key")
                        .POST(BodyPublishers.ofString("{}"))
                        .build());

                assertThat(answer.statusCode()).isEqualTo(499);
            }
        }

        @Test
        void anotherSiteCannotCallAModel() {
            HttpResponse<String> answer = browser.send(browser.request(INFER)
                    .header("X-API-Key", "mkt_live_key")
                    .POST(BodyPublishers.ofString("{}"))
                    .build());

            assertProblem(answer, 403);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/platform-api/v2/models/acme.digits/stats",
                    "/api/platform-api/v2/models/../infer",
                    "/api/platform-api/v2/models/a/infer/infer",
                    "/api/platform-api/v1/echo",
                    "/api/platform-api/q/metrics",
                })
        void nothingElseOfTheDataPlaneIsThere(String path) {
            HttpResponse<String> answer = browser.send(browser.change(path)
                    .header("X-API-Key", "mkt_live_key")
                    .POST(BodyPublishers.ofString("{}"))
                    .build());

            assertProblem(answer, 404);
        }
    }

    @Nested
    class AsAnotherSite {

        @Test
        void aChangeWithoutOurHeaderIsRefused() {
            HttpResponse<String> answer = browser.send(browser.request(ECHO)
                    .header("Origin", "http://" + root.getAuthority())
                    .POST(BodyPublishers.ofString("{}"))
                    .build());

            assertProblem(answer, 403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1"})
        void aChangeFromAnotherOriginIsRefused(String origin) {
            HttpResponse<String> answer = browser.send(browser.request(ECHO)
                    .header(OwnPage.HEADER, "1")
                    .header("Origin", origin)
                    .POST(BodyPublishers.ofString("{}"))
                    .build());

            assertProblem(answer, 403);
        }

        @Test
        void aChangeWithoutOriginIsRefused() {
            HttpResponse<String> answer = browser.send(
                    browser.request(ECHO).header(OwnPage.HEADER, "1").DELETE().build());

            assertProblem(answer, 403);
        }

        @Test
        void aChangeTheBrowserKnowsToBeCrossSiteIsRefused() {
            HttpResponse<String> answer = browser.send(browser.change(ECHO)
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(BodyPublishers.ofString("{}"))
                    .build());

            assertProblem(answer, 403);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        JsonObject problem = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
        assertThat(problem.getString("requestId"))
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }
}
