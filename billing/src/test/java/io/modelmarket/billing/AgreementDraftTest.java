package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.contracts.event.proto.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What might be proposed is its author's tenant's alone, until it is. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class AgreementDraftTest {

    private Market market;
    private String root;

    @BeforeEach
    void open() {
        market = Market.open();
        root = "/v1/tenants/" + market.acme + "/agreement-drafts";
    }

    @Test
    void isKeptChangedAndProposed() {
        Response kept = market.made("alice", root, body("70"));
        String id = kept.path("id");
        assertThat(kept.statusCode()).isEqualTo(201);
        assertThat(kept.<String>path("terms.shares[0].percent")).isEqualTo("70");
        Response changed = market.as("alice").body(body("65")).put(root + "/" + id);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(market.as("alice").get(root).<List<String>>path("items.terms.shares[0].percent"))
                .isEqualTo(List.of("65", "15", "5", "15"));
        assertThat(market.as("dan")
                        .get("/v1/tenants/{t}/agreements", market.datahub)
                        .<List<Object>>path("items"))
                .as("nobody else sees it")
                .isEmpty();

        Response proposed = market.made("alice", root + "/" + id + "/proposal", "");

        assertThat(proposed.statusCode()).isEqualTo(201);
        assertThat(proposed.<String>path("status")).isEqualTo("PROPOSED");
        assertThat(proposed.<String>path("shares[0].percent")).isEqualTo("65");
        assertThat(market.as("dan")
                        .get("/v1/tenants/{t}/agreements", market.datahub)
                        .<List<String>>path("items.id"))
                .containsExactly(proposed.<String>path("id"));
        assertThat(market.as("alice").get(root + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void staysADraftWhereItCannotBeProposed() {
        market.made("alice", "/v1/tenants/" + market.acme + "/agreements", body("70"));
        String id = market.made("alice", root, body("60")).path("id");

        Response refused = market.post("alice", root + "/" + id + "/proposal", "");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(409);
        assertThat(refused.<String>path("detail")).contains("is open");
        assertThat(market.as("alice").get(root + "/" + id).statusCode()).isEqualTo(200);
        assertThat(market.as("alice").delete(root + "/" + id).statusCode()).isEqualTo(204);
        assertThat(market.as("alice").delete(root + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void isProposedOnceByWhomeverHeardNoAnswer() {
        Response kept = market.as("alice")
                .header("Idempotency-Key", "keep")
                .body(body("70"))
                .post(root);
        assertThat(market.as("alice")
                        .header("Idempotency-Key", "keep")
                        .body(body("70"))
                        .post(root)
                        .<String>path("id"))
                .isEqualTo(kept.path("id"));
        String proposal = root + "/" + kept.path("id") + "/proposal";

        Response proposed =
                market.as("alice").header("Idempotency-Key", "propose").post(proposal);
        Response again = market.as("alice").header("Idempotency-Key", "propose").post(proposal);

        assertThat(proposed.statusCode()).as(proposed.asString()).isEqualTo(201);
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(proposed.asString());
        assertThat(market.post("alice", proposal, "").statusCode())
                .as("another wish")
                .isEqualTo(404);
    }

    @Test
    void isNobodyElses() {
        String id = market.made("alice", root, body("70")).path("id");
        String theirs = "/v1/tenants/" + market.datahub + "/agreement-drafts";
        assertThat(market.as("dan").get(theirs + "/" + id).statusCode()).isEqualTo(404);
        assertThat(market.as("dan").body(body("70")).put(theirs + "/" + id).statusCode())
                .as("of a model that is not theirs")
                .isEqualTo(422);
        assertThat(market.as("dan").delete(theirs + "/" + id).statusCode()).isEqualTo(404);
        assertThat(market.post("dan", theirs + "/" + id + "/proposal", "").statusCode())
                .isEqualTo(404);
        assertThat(market.as("dan").get(root).statusCode()).isIn(403, 404);
        market.member(market.acme, "gus", Role.VIEWER);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> market.as("gus").get(root + "/" + id).statusCode() == 200);
        assertThat(market.post("gus", root, body("70")).statusCode()).isEqualTo(403);
    }

    @Test
    void isAWholeAtLeast() {
        Response half = market.post("alice", root, body("50"));
        assertThat(half.statusCode()).as(half.asString()).isEqualTo(400);
        assertThat(half.<String>path("detail")).contains("80 %");
    }

    /** With so much for acme, which is a whole at 70, or less by what the platform has more. */
    private Map<String, Object> body(String acme) {
        List<Map<String, String>> shares = List.of(
                Market.share(market.acme, "TECHNOLOGY", acme),
                Market.share(market.datahub, "DATA", "15"),
                Market.share(market.gridco, "COMPUTE", "5"),
                Market.share(
                        "platform",
                        "PLATFORM",
                        Integer.toString(acme.equals("50") ? 10 : 80 - Integer.parseInt(acme))));
        return new HashMap<>(Map.of("model", market.model, "mode", "STRATEGIC", "currency", "EUR", "shares", shares));
    }
}
