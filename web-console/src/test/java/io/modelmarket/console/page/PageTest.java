package io.modelmarket.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.console.backend.BackEnds;
import io.modelmarket.console.backend.TestingBrowser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackEnds.class)
@SuppressWarnings("NullAway.Init") // the fields are injected by Quarkus
class PageTest {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    @TestHTTPResource
    URI root;

    TestingBrowser browser;

    @BeforeEach
    void open() {
        browser = new TestingBrowser(URI.create("http://" + root.getAuthority()));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/t/acme/models", "/t/acme/models/digits?version=1.0.0", "/finance/report"})
    void everyAddressOfThePageIsThePageItself(String address) {
        HttpResponse<String> answer = browser.navigate(URI.create(address));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<div id=\"root\">")
                .doesNotContain("<style")
                .doesNotContain("<script>");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/none.js", "/api/none", "/q/none"})
    void whatIsNoPageIsMissing(String address) {
        HttpResponse<String> answer = browser.navigate(URI.create(address));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable");
    }

    @Test
    void onlyNavigationsGetThePage() {
        HttpResponse<String> answer = browser.send(
                browser.request("/t/acme/models").header("Accept", "*/*").build());

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void assetsAreKeptForEver() {
        Matcher script = SCRIPT.matcher(browser.navigate(URI.create("/")).body());
        assertThat(script.find()).isTrue();

        HttpResponse<String> answer =
                browser.send(browser.request(script.group(1)).build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/session", "/api/none", "/login", "/assets/none.js"})
    void everyAnswerTellsTheBrowserWhatItMayDo(String address) {
        HttpResponse<String> answer = browser.navigate(URI.create(address));

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    }
}
