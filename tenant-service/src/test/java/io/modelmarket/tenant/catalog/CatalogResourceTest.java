package io.modelmarket.tenant.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.ServiceDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class CatalogResourceTest {

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String tenant;

    @BeforeEach
    void found() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
    }

    @Test
    void showsAPublishedModelToAStranger() {
        market.published(tenant, "alice", "iris", "1.0.0");

        Response found = search("carla", tenant);

        assertThat(found.<List<String>>path("items.model")).containsExactly(tenant + "/iris");
        assertThat(found.<String>path("items[0].displayName")).isEqualTo("The iris");
        assertThat(found.<String>path("items[0].summary")).isEqualTo("Sums.");
        assertThat(found.<String>path("items[0].partnerDisplayName")).isEqualTo("Tenant " + tenant);
        assertThat(found.<String>path("items[0].latestVersion")).isEqualTo("1.0.0");
        assertThat(found.<String>path("items[0].signature.inputs[0].name")).isEqualTo("features");
        assertThat(found.<Float>path("items[0].latencyMillis")).isPositive();
    }

    @Test
    void hidesWhatIsNotPublished() {
        market.submitted(tenant, "alice", "iris", "1.0.0");

        assertThat(search("alice", tenant).<List<String>>path("items")).isEmpty();
        Response absent = market.get("alice", "/v1/catalog/models/" + tenant + "/iris");
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(market.get("alice", "/v1/catalog/models/NOT/iris").statusCode())
                .isEqualTo(404);
    }

    @Test
    void searchesWithoutCaseAndTakesWildcardsLiterally() throws Exception {
        list("m", "A 100% Sure_Thing!");

        assertThat(search("carla", "100% sure_thing!").<List<String>>path("items.partner"))
                .contains(tenant);
        assertThat(search("carla", "100_ sure").<List<String>>path("items.partner"))
                .doesNotContain(tenant);
        assertThat(search("carla", "x".repeat(201)).statusCode()).isEqualTo(400);
    }

    @Test
    void readsOnFromWhereThePageEnded() throws Exception {
        String word = "word" + tenant;
        for (int i = 0; i < 205; i++) {
            list("m%03d".formatted(i), word);
        }

        List<String> names = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            Response page = market.as("carla")
                    .queryParams(Map.of("query", word, "cursor", cursor))
                    .get("/v1/catalog/models");
            names.addAll(page.<List<String>>path("items.name"));
            cursor = page.path("next");
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(names).hasSize(205).isSorted().doesNotHaveDuplicates();
    }

    private Response search(String user, String query) {
        return market.as(user).queryParam("query", query).get("/v1/catalog/models");
    }

    /** Lists a model that nobody published, to have many quickly. */
    private void list(String name, String displayName) throws Exception {
        var config = ConfigProvider.getConfig();
        try (Connection connection = DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class))) {
            ServiceDatabase.update(connection, """
                    INSERT INTO catalog_entry (partner, name, version, latest, display_name, summary,
                        partner_display_name, inspection, published_at)
                    VALUES (?, ?, '1.0.0', true, ?, '', 'P', ?::jsonb, now())""", tenant, name, displayName, """
                    {"sha256": "", "signature": {"inputs": [], "outputs": []}, "opset": 14, "producer": "",
                     "operators": {}, "parameters": 1, "loadMillis": 1.0, "latencyMillis": 1.0, "later": true}""");
        }
    }
}
