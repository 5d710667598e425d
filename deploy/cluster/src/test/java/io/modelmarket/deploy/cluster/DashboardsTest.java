package io.modelmarket.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardsTest {

    @ParameterizedTest
    @ValueSource(strings = {"data-plane", "billing"})
    void laysOutPanelsThatAskTheChosenSource(String name) throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(Files.readString(Repository.at("deploy/dashboards/" + name + ".json")));

        assertThat(dashboard.path("uid").asText()).isEqualTo("modelmarket-" + name);
        assertThat(dashboard.at("/templating/list/0/name").asText()).isEqualTo("source");
        Set<String> places = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            assertThat(places.add(panel.at("/gridPos/x") + "," + panel.at("/gridPos/y")))
                    .isTrue();
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                    .isLessThanOrEqualTo(24);
            assertThat(panel.path("targets")).isNotEmpty().allSatisfy(target -> {
                assertThat(target.path("expr").asText()).isNotBlank();
                assertThat(target.at("/datasource/uid").asText()).isEqualTo("${source}");
            });
        }
        assertThat(ids).isNotEmpty();
    }

    @Test
    void givesEachAlertASeverityAndWhatToDo() {
        JsonNode rules = Rendered.documents(Repository.text(Repository.at("deploy/helm/modelmarket/alerts.yaml")))
                .getFirst()
                .at("/groups/0/rules");

        assertThat(rules).hasSizeGreaterThan(8).allSatisfy(rule -> {
            assertThat(rule.path("alert").asText()).startsWith("Modelmarket");
            assertThat(rule.path("expr").asText()).containsAnyOf("market_", "http_server_requests");
            assertThat(rule.at("/labels/severity").asText()).isIn("info", "warning", "critical");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/description").asText()).isNotBlank();
        });
    }
}
