package io.modelmarket.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamPathTest {

    private static final String PREFIX = "/api/billing";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/tenants",
                "/v1/tenants/acme/models/digits/releases/1.0.0-rc.1",
                "/v1/tenants/acme/models/digits/releases/1.0.0/files/model.onnx",
                "/v1/tenants/acme/invoices/INV-2026%20001",
                "/v1/tenants/%E7%A7%9F",
            })
    void letsTheVersionedApiPass(String path) {
        assertThat(UpstreamPath.behind(PREFIX, PREFIX + path, null))
                .hasValueSatisfying(passed -> assertThat(passed.pathAndQuery()).isEqualTo(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/q/metrics",
                "/v1",
                "/v1/",
                "/v1/../q/metrics",
                "/v1/./tenants",
                "/v1/%2e%2e/q/metrics",
                "/v1/.%2E/q",
                "/v1/..%2fq",
                "/v1/..%5cq",
                "/v1/..\\q",
                "/v1/%252e%252e/q",
                "/v1//tenants",
                "/v1/tenants;a=b/../../q",
                "/v1/a%00b",
                "/v1/a%0d%0aHost:x",
                "/v1/a b",
                "/v1/%zz",
                "/v1/%",
                "/v2/tenants",
                "/../tenant-service/v1/tenants",
            })
    void keepsEverythingElseOut(String path) {
        assertThat(UpstreamPath.behind(PREFIX, PREFIX + path, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/models/acme.digits/infer", "/v2/models/acme.digits/versions/1.0.0-rc.1/infer"})
    void letsInferencePass(String path) {
        assertThat(UpstreamPath.ofInference(PREFIX, PREFIX + path))
                .hasValueSatisfying(passed -> assertThat(passed.pathAndQuery()).isEqualTo(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/models/acme.digits",
                "/v2/models/../infer",
                "/v2/models/acme.digits/versions/../infer",
                "/v2/models/acme%2fdigits/infer",
                "/v2/models/acme.digits/infer/",
                "/v2/repository/index",
                "/v1/models",
            })
    void keepsEverythingButInferenceOut(String path) {
        assertThat(UpstreamPath.ofInference(PREFIX, PREFIX + path)).isEmpty();
    }

    @Test
    void passesTheQueryOnAsItCame() {
        assertThat(UpstreamPath.behind(PREFIX, PREFIX + "/v1/catalog/plans", "model=acme/digits&x=%E7%A7%9F+a"))
                .hasValueSatisfying(passed -> assertThat(passed.pathAndQuery())
                        .isEqualTo("/v1/catalog/plans?model=acme/digits&x=%E7%A7%9F+a"));
    }

    @Test
    void refusesAQueryThatCouldEndTheLine() {
        assertThat(UpstreamPath.behind(PREFIX, PREFIX + "/v1/a", "x=\r\nHost: y"))
                .isEmpty();
    }

    @Test
    void refusesAnEndlessPath() {
        assertThat(UpstreamPath.behind(PREFIX, PREFIX + "/v1/" + "a".repeat(5_000), null))
                .isEmpty();
    }
}
