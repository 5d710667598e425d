package io.modelmarket.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.deploy.launcher.instance.MarketInstance;
import java.time.Duration;

/**
 * A few generated models through upload, inspection and calls of a running market, beside somebody who calls a good
 * one.
 */
final class HostileModels {

    private static final Duration AT_MOST = Duration.ofMinutes(4);
    private static final String MODELS = "12";
    private static final String SEED = "3";

    private HostileModels() {}

    /** Fails when the market does not hold what it promises, or when nothing was tried that could show it. */
    static void throughThe(MarketInstance market) {
        JsonNode report = market.run(AT_MOST, "bench", "hostile", "--models", MODELS, "--seed", SEED, "--json")
                .succeeded()
                .json();

        assertThat(figure(report, "models of seed " + SEED)).isEqualTo(Double.parseDouble(MODELS));
        assertThat(figure(report, "accepted")).isPositive();
        assertThat(figure(report, "runs answered")).isPositive();
        assertThat(figure(report, "answers next door")).isGreaterThan(10);
    }

    private static double figure(JsonNode report, String name) {
        return report.path("results")
                .valueStream()
                .filter(row -> row.path("case").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asDouble();
    }
}
