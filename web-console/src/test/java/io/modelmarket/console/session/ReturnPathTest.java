package io.modelmarket.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/t/acme/models", "/t/acme/usage?period=2026-11"})
    void staysOnThisSite(String path) {
        assertThat(ReturnPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/a\r\nSet-Cookie: x=y",
                "javascript:alert(1)",
                "/login?returnTo=/login",
            })
    void neverLeavesIt(String path) {
        assertThat(ReturnPath.of(path)).isEqualTo("/");
    }
}
