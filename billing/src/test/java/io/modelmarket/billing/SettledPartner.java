package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Datahub of a fresh market as a partner that is paid, beside gridco; and what finance sees of that. */
final class SettledPartner {

    static final String SETTLEMENTS = "/v1/finance/settlements/";

    final EarningPartner partner = EarningPartner.open();
    final Market market = partner.market;

    /** Gridco is owed something too, and has an account. */
    void withGridco(long cents) throws SQLException {
        assertThat(account("gus", market.gridco, Map.of()).statusCode()).isEqualTo(200);
        PayoutTest.owe(market.gridco, cents, LONG_AGO);
    }

    Response account(String user, String tenant, Map<String, String> more) {
        Map<String, String> body = new HashMap<>(Map.of("holder", tenant, "iban", "NL91ABNA0417164300"));
        body.putAll(more);
        return market.as(user).body(body).put("/v1/tenants/{t}/payout-account", tenant);
    }

    /** Proposes and approves; the settlement's id. */
    String settle() {
        String id = partner.propose().path("id");
        Response approved = partner.approve(id);
        assertThat(approved.<String>path("state")).as(approved.asString()).isEqualTo("APPROVED");
        return id;
    }

    JsonPath settlement(String id) {
        return market.as("fiona")
                .get("/v1/finance/settlements?limit=500")
                .jsonPath()
                .setRootPath("items.find { it.id == '" + id + "' }");
    }

    /** Something of how far datahub's payout is. */
    String state(String settlement, String what) {
        return settlement(settlement)
                .getString("payouts.find { it.tenant == '" + market.datahub + "' }.transfer." + what);
    }

    /** The end-to-end id of datahub's payout. */
    String name(String settlement) {
        return state(settlement, "name");
    }

    Response file(String settlement) {
        return market.as("fiona").get(SETTLEMENTS + settlement + "/pain.001");
    }

    Response refuse(String settlement, String tenant) {
        return market.post(
                "fiona",
                SETTLEMENTS + settlement + "/payouts/" + tenant + "/rejection",
                Map.of("code", "AC01", "reason", "no such account"));
    }
}
