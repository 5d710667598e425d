package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules and profiles as finance and a consumer make them. */
public final class Taxes {

    private Taxes() {}

    /** 19 % from Germany to Germany, once for all tests. */
    public static void german(Market market) {
        rule(market, "DE", "19", "VAT 19 %");
    }

    static void rule(Market market, String consumer, String rate, String name) {
        Response added = market.post("fiona", "/v1/finance/tax-rules", body(consumer, rate, name));
        assertThat(added.statusCode()).as(added.asString()).isIn(201, 409);
    }

    static Map<String, Object> body(String consumer, String rate, String name) {
        return new HashMap<>(Map.of(
                "issuerCountry",
                "DE",
                "consumerCountry",
                consumer,
                "category",
                "STANDARD",
                "rate",
                rate,
                "name",
                name,
                "from",
                "2007-01-01"));
    }

    /** The tenant's own; of another country than its own, finance's. */
    public static void profile(Market market, String country, @Nullable String vatId) {
        Response put = country.equals(market.country)
                ? put(market, "carla", profileOf(country, vatId))
                : market.as("fiona")
                        .body(profileOf(country, vatId))
                        .put("/v1/finance/billing-profiles/{t}", market.globex);
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
    }

    static Response put(Market market, String user, Map<String, Object> profile) {
        return market.as(user).body(profile).put("/v1/tenants/{t}/billing-profile", market.globex);
    }

    static Map<String, Object> profileOf(String country, @Nullable String vatId) {
        Map<String, Object> profile = new HashMap<>(Map.of(
                "legalName",
                "Globex GmbH",
                "addressLines",
                List.of("Hauptstraße 1"),
                "city",
                "Köln",
                "postalCode",
                "50667",
                "country",
                country));
        if (vatId != null) {
            profile.put("vatId", vatId);
        }
        return profile;
    }
}
