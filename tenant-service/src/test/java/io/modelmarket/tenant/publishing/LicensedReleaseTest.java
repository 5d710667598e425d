package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Releases that say under which licence they may be used. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class LicensedReleaseTest {

    private static final Map<String, String> APACHE = Map.of("id", "Apache-2.0");
    private static final Map<String, String> OWN = Map.of("name", "Acme 1.0", "url", "https://acme.example/licence");

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String acme;

    @BeforeEach
    void found() {
        market = new Market(tokens);
        acme = market.tenantOf("alice");
        market.post("alice", models(), Map.of("name", "iris", "displayName", "Iris", "summary", "Sorts."));
    }

    @Test
    void theCatalogueShowsIt() {
        Response drafted = draft("1.0.0", APACHE);
        publish("1.0.0");

        assertThat(drafted.<String>path("licence.id")).isEqualTo("Apache-2.0");
        assertThat(drafted.<String>path("licence.url")).isEqualTo("https://spdx.org/licenses/Apache-2.0.html");
        assertThat(found("").<String>path("items[0].licence.name")).isEqualTo("Apache-2.0");
        assertThat(market.get("carla", "/v1/catalog/models/" + acme + "/iris").<String>path("releases[0].licence.id"))
                .isEqualTo("Apache-2.0");
    }

    @Test
    void theCatalogueIsFilteredByTheLatestOnes() {
        draft("1.0.0", APACHE);
        publish("1.0.0");
        draft("2.0.0", OWN);
        publish("2.0.0");

        assertThat(found("own").<List<String>>path("items.latestVersion")).containsExactly("2.0.0");
        assertThat(found("own").<Object>path("items[0].licence.id")).isNull();
        assertThat(found("own").<String>path("items[0].licence.url")).isEqualTo("https://acme.example/licence");
        assertThat(found("Apache-2.0").<List<String>>path("items")).isEmpty();
        assertThat(found("none").<List<String>>path("items")).isEmpty();
        assertThat(market.get("carla", "/v1/catalog/licences").<List<String>>path("items.licence"))
                .contains("own")
                .doesNotHaveDuplicates();
    }

    @Test
    void aReleaseThatNamesNoneIsFoundAsSuch() {
        assertThat(market.post("alice", releases(), Map.of("version", "1.0.0")).<Object>path("licence"))
                .isNull();
        publish("1.0.0");

        assertThat(found("none").<List<String>>path("items.model")).containsExactly(acme + "/iris");
    }

    @Test
    void itChangesWhileTheReleaseIsADraft() {
        draft("1.0.0", APACHE);

        Response changed = license(OWN);
        Response cleared = market.as("alice").delete(releases() + "/1.0.0/licence");

        assertThat(changed.<String>path("licence.name")).isEqualTo("Acme 1.0");
        assertThat(cleared.<Object>path("licence")).isNull();
        assertThat(cleared.<List<String>>path("timeline.note"))
                .contains("to be used under Acme 1.0", "under no licence that is named");
    }

    @Test
    void itIsFixedWithTheSubmission() {
        draft("1.0.0", APACHE);
        publish("1.0.0");

        assertThat(license(OWN).statusCode()).isEqualTo(409);
        assertThat(market.as("alice").delete(releases() + "/1.0.0/licence").statusCode())
                .isEqualTo(409);
    }

    @Test
    void oneThatIsNoneIsRefusedAtItsField() {
        Response unknown = draft("1.0.0", Map.of("id", "Apache2"));
        Response tooLong = draft("1.0.0", Map.of("name", "x".repeat(121), "url", "https://acme.example/"));

        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.<String>path("errors[0].field")).isEqualTo("licence.id");
        assertThat(tooLong.<String>path("errors[0].field")).isEqualTo("licence.name");
        assertThat(tooLong.<Integer>path("errors[0].max")).isEqualTo(120);
        assertThat(draft("1.0.0", APACHE).statusCode())
                .as("nothing was drafted")
                .isEqualTo(201);
    }

    private Response draft(String version, Map<String, String> licence) {
        return market.post("alice", releases(), Map.of("version", version, "licence", licence));
    }

    private void publish(String version) {
        String release = releases() + "/" + version;
        assertThat(market.upload("alice", release, Market.model("iris")).statusCode())
                .isEqualTo(200);
        assertThat(market.post("alice", release + "/submission").statusCode()).isEqualTo(200);
        assertThat(market.post("olga", Market.review(acme, "iris", version) + "/approval")
                        .statusCode())
                .isEqualTo(200);
    }

    private Response license(Map<String, String> licence) {
        return market.as("alice").contentType(ContentType.JSON).body(licence).put(releases() + "/1.0.0/licence");
    }

    private Response found(String licence) {
        return market.as("carla")
                .queryParams(Map.of("query", acme, "licence", licence))
                .get("/v1/catalog/models");
    }

    private String models() {
        return "/v1/tenants/" + acme + "/models";
    }

    private String releases() {
        return models() + "/iris/releases";
    }
}
