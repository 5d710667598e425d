package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be agreed, nor put into force after others have agreed something else. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class AgreementGuardsTest {

    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void anOldProposalDoesNotTakeFromWhatCameIntoForceSince() {
        Map<String, Object> release = Map.of("kind", "RELEASE", "version", "1.0.0");
        Response proposed =
                propose(Map.of("scope", release, "shares", List.of(Market.share(market.acme, "TECHNOLOGY", "100"))));
        assertThat(proposed.statusCode()).as(proposed.asString()).isEqualTo(201);
        String alone = proposed.path("id");
        market.agree(market.usualShares());

        Response accepted = market.post("alice", root() + "/" + alone + "/acceptance", Map.of());

        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(409);
        assertThat(accepted.<String>path("detail")).contains(market.datahub, market.gridco, "would not sign");
        assertThat(market.as("alice").get(root() + "/" + alone).<String>path("status"))
                .isEqualTo("PROPOSED");
    }

    @Test
    void twoAdvancesOfOneGroupBetweenTheSameTwoAreRefused() {
        List<Map<String, Object>> rules = new ArrayList<>();
        rules.add(Map.of("kind", "RESIDUAL", "tenant", market.acme, "role", "TECHNOLOGY"));
        rules.add(advance("INVESTOR", "launch"));
        rules.add(advance("DATA", "launch"));
        Response refused = propose(Map.of("rules", rules));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains("launch", "make them one");

        rules.set(2, advance("DATA", "growth"));
        assertThat(propose(Map.of("rules", rules)).statusCode()).isEqualTo(201);
    }

    @Test
    void theRolePlatformIsThePlatforms() {
        Response other = propose(Map.of(
                "shares",
                List.of(
                        Market.share(market.acme, "TECHNOLOGY", "60"),
                        Market.share(market.datahub, "PLATFORM", "40"))));
        assertThat(other.statusCode()).as(other.asString()).isEqualTo(422);
        assertThat(other.<String>path("detail")).contains("PLATFORM", market.datahub);

        Response otherwise = propose(Map.of(
                "shares",
                List.of(Market.share(market.acme, "TECHNOLOGY", "60"), Market.share("platform", "DATA", "40"))));
        assertThat(otherwise.statusCode()).as(otherwise.asString()).isEqualTo(422);
        assertThat(otherwise.<String>path("detail")).contains("platform as DATA");
    }

    private Map<String, Object> advance(String role, String group) {
        return Map.of(
                "kind",
                "RECOUPMENT",
                "tenant",
                market.datahub,
                "role",
                role,
                "amount",
                "5.00",
                "from",
                market.acme,
                "collateral",
                group);
    }

    private Response propose(Map<String, Object> terms) {
        Map<String, Object> body = new HashMap<>(terms);
        body.putAll(Map.of("model", market.model, "mode", "STRATEGIC", "currency", "EUR"));
        return market.post("alice", root(), body);
    }

    private String root() {
        return "/v1/tenants/" + market.acme + "/agreements";
    }
}
