package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.contracts.event.proto.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A promoter is paid of what its codes have brought, and of nothing else. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ReferralCodeTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private String agreement;
    private String plan;

    @BeforeEach
    void open() {
        market = Market.open();
        agreement = market.agree(Map.of("mode", "PROMOTION", "rules", rules(market.datahub)), "dan", "fiona");
        plan = market.plan("digits", "1.00");
    }

    @Test
    void aRuleForReferredRevenueTakesNothingOfWhatOthersHaveBrought() {
        String code = code("dan", market.datahub, Map.of("agreementId", agreement));
        Response subscribed = subscribe("carla", market.globex, code);
        assertThat(subscribed.statusCode()).as(subscribed.asString()).isEqualTo(201);
        assertThat(subscribed.<String>path("referralCode")).isEqualTo(code);
        assertThat(subscribed.<String>path("referredAt")).isEqualTo(subscribed.path("createdAt"));
        String other = market.made("gus", "/v1/tenants/" + market.gridco + "/subscriptions", Map.of("planId", plan))
                .path("id");
        use(subscribed.path("id"), market.globex, 10);
        use(other, market.gridco, 10);

        bill(market.gridco);
        JsonPath bill = market.close(month, true).jsonPath();

        assertThat(bill.getList("invoices[0].lines[0].shares.amount.amount", String.class))
                .containsExactly("1.00", "2.00", "7.00");
        JsonPath promoter = statement("dan", market.datahub);
        assertThat(promoter.getList("items.basis.amount", String.class)).containsExactly("0.00", "10.00");
        assertThat(promoter.getString("totals[0].amount")).isEqualTo("2.00");
        assertThat(statement("alice", market.acme).getString("totals[0].amount"))
                .isEqualTo("16.00");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
    }

    @Test
    void aCreditNoteTakesBackWhatWasReferred() {
        String code = code("dan", market.datahub, Map.of("agreementId", agreement));
        Response subscribed = subscribe("carla", market.globex, code);
        Consumer consumer = use(subscribed.path("id"), market.globex, 10);
        String invoice = market.close(month, true).path("invoices[0].number");
        market.made("fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", Map.of("reason", "Outage"));
        assertThat(statement("dan", market.datahub).getString("totals[0].amount"))
                .isEqualTo("0.00");

        consumer.send(consumer.next(Instant.now()).setRequests(5).build());
        market.topics.flush();
        consumer.awaitRequests(month, 15);
        market.close(month, true);

        assertThat(statement("dan", market.datahub).getString("totals[0].amount"))
                .isEqualTo("1.00");
    }

    @Test
    void aReferralCountsOnlyWithinItsWindow() throws SQLException {
        String code = code("dan", market.datahub, Map.of("agreementId", agreement));
        Response subscribed = subscribe("carla", market.globex, code);
        try (Books books = Books.asOwner("*")) {
            books.update(
                    "UPDATE subscription SET referred_at = referred_at - interval '14 months' WHERE id = ?",
                    UUID.fromString(subscribed.path("id")));
            books.commit();
        }
        use(subscribed.path("id"), market.globex, 10);

        market.close(month, true);

        assertThat(statement("dan", market.datahub).getString("totals[0].amount"))
                .isEqualTo("0.00");
    }

    @Test
    void aCodeThatIsUnknownEndedOrOnesOwnIsRefusedAtSubscription() {
        String code = code("dan", market.datahub, Map.of("agreementId", agreement, "code", "D-" + suffix()));
        assertThat(refused("carla", market.globex, "NOBODYS")).contains("NOBODYS", "not known");
        market.member(market.datahub, "dan", Role.OWNER);
        await().until(() -> subscribe("dan", market.datahub, code).statusCode() == 422);
        assertThat(refused("dan", market.datahub, code)).contains("your own");
        String had = subscribe("carla", market.globex, code).path("id");
        market.as("carla").delete("/v1/tenants/{t}/subscriptions/{s}", market.globex, had);
        assertThat(refused("carla", market.globex, code)).contains("new to " + market.model, "you have or had");
        String ended = market.made("dan", codes(market.datahub) + "/" + code + "/end", Map.of())
                .path("endedAt");
        assertThat(ended).isNotNull();
        assertThat(refused("carla", market.globex, code)).contains(code, "has ended");
        String second = code("dan", market.datahub, Map.of("agreementId", agreement));
        market.made("alice", "/v1/tenants/" + market.acme + "/agreements/" + agreement + "/end", Map.of());
        assertThat(refused("carla", market.globex, second)).contains("ended with the agreement");
    }

    @Test
    void onlyAPromoterOfAnAgreementInForceMakesCodesAndSeesItsOwn() {
        String code = code("dan", market.datahub, Map.of("agreementId", agreement, "code", "S-" + suffix()));
        Response stranger = market.post("gus", codes(market.gridco), Map.of("agreementId", agreement));
        assertThat(stranger.statusCode()).isEqualTo(422);
        Response partner = market.post("alice", codes(market.acme), Map.of("agreementId", agreement));
        assertThat(partner.<String>path("detail")).contains("role PROMOTION");
        Response taken = market.post("dan", codes(market.datahub), Map.of("agreementId", agreement, "code", code));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.<String>path("errors[0].field")).isEqualTo("code");
        assertThat(taken.<String>path("errors[0].code")).isEqualTo("taken");
        Response malformed = market.post("dan", codes(market.datahub), Map.of("agreementId", agreement, "code", "a b"));
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(market.as("dan").get(codes(market.datahub)).<List<String>>path("items.code"))
                .containsExactly(code);
        assertThat(market.as("gus").get(codes(market.gridco)).<List<String>>path("items.code"))
                .isEmpty();
        assertThat(market.post("gus", codes(market.gridco) + "/" + code + "/end", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCodeIsForItsModelOnly() {
        String other = market.acme + "/other";
        market.publish(other);
        market.awaitRelease(other, "1.0.0");
        String sold = market.plan(Map.of("model", other, "name", "open", "currency", "EUR", "pricePerRequest", "1"));
        String code = code("dan", market.datahub, Map.of("agreementId", agreement));
        Response refused = market.post(
                "carla",
                "/v1/tenants/" + market.globex + "/subscriptions",
                Map.of("planId", sold, "referralCode", code));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains("is for " + market.model);
    }

    @Test
    void thePreviewShowsWhatAReferralIsWorth() {
        JsonPath preview = market.as("dan")
                .get("/v1/tenants/{t}/agreements/{a}/preview", market.datahub, agreement)
                .jsonPath();
        assertThat(preview.getList("ofHundred.shares.amount.amount", String.class))
                .containsExactly("10.00", "0.00", "90.00");
        assertThat(preview.getString("ofHundredReferred[0].promoter")).isEqualTo(market.datahub);
        assertThat(preview.getList("ofHundredReferred[0].shares.amount.amount", String.class))
                .containsExactly("10.00", "20.00", "70.00");
    }

    @Test
    void aResellerHasTheMarginOfItsOwnConsumers() {
        List<Map<String, Object>> resale = List.of(
                Map.of(
                        "kind",
                        "RESALE",
                        "tenant",
                        market.datahub,
                        "role",
                        "RESELLER",
                        "unitPrice",
                        "0.80",
                        "attribution",
                        Map.of("months", 24)),
                Map.of(
                        "kind",
                        "PERCENT",
                        "tenant",
                        "platform",
                        "role",
                        "PLATFORM",
                        "percent",
                        "10",
                        "basis",
                        "REMAINDER"),
                Map.of("kind", "RESIDUAL", "tenant", market.acme, "role", "TECHNOLOGY"));
        String reselling = market.agree(Map.of("mode", "PROMOTION", "rules", resale), "dan", "fiona");
        String code = code("dan", market.datahub, Map.of("agreementId", reselling));
        use(subscribe("carla", market.globex, code).path("id"), market.globex, 10);

        JsonPath bill = market.close(month, true).jsonPath();

        assertThat(bill.getList("invoices[0].lines[0].shares.rule", String.class))
                .startsWith("RESALE");
        assertThat(bill.getList("invoices[0].lines[0].shares.amount.amount", String.class))
                .containsExactly("2.00", "0.80", "7.20");
    }

    @Test
    void saysWhyAttributionCannotBeAgreed() {
        assertThat(proposed("STRATEGIC", rules(market.datahub))).contains("mode PROMOTION");
        Map<String, Object> data = Map.of(
                "kind",
                "PERCENT",
                "tenant",
                market.datahub,
                "role",
                "DATA",
                "percent",
                "5",
                "attribution",
                Map.of("months", 12));
        assertThat(proposed("PROMOTION", List.of(data, rules(market.datahub).getLast())))
                .contains("role PROMOTION refers");
    }

    private String proposed(String mode, List<Map<String, Object>> rules) {
        Response refused = market.post(
                "alice",
                "/v1/tenants/" + market.acme + "/agreements",
                Map.of("model", market.model, "mode", mode, "currency", "EUR", "rules", rules));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        return refused.path("detail");
    }

    private List<Map<String, Object>> rules(String promoter) {
        return List.of(
                Map.of("kind", "PERCENT", "tenant", "platform", "role", "PLATFORM", "percent", "10"),
                Map.of(
                        "kind",
                        "PERCENT",
                        "tenant",
                        promoter,
                        "role",
                        "PROMOTION",
                        "percent",
                        "20",
                        "attribution",
                        Map.of("months", 12)),
                Map.of("kind", "RESIDUAL", "tenant", market.acme, "role", "TECHNOLOGY"));
    }

    private String suffix() {
        return UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private static String codes(String tenant) {
        return "/v1/tenants/" + tenant + "/referral-codes";
    }

    private String code(String user, String tenant, Map<String, Object> request) {
        return market.made(user, codes(tenant), request).path("code");
    }

    private Response subscribe(String user, String tenant, String code) {
        return market.post(
                user, "/v1/tenants/" + tenant + "/subscriptions", Map.of("planId", plan, "referralCode", code));
    }

    private String refused(String user, String tenant, String code) {
        Response refused = subscribe(user, tenant, code);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        return refused.path("detail");
    }

    private Consumer use(String subscription, String tenant, int requests) {
        Consumer consumer = new Consumer(market, subscription, plan);
        consumer.send(consumer.next(Instant.now())
                .setTenant(tenant)
                .setRequests(requests)
                .build());
        market.topics.flush();
        await().until(() -> {
            try (Books books = Books.asService(tenant)) {
                return books.number("SELECT coalesce(sum(requests), 0)::bigint FROM usage_rollup") == requests;
            }
        });
        return consumer;
    }

    private void bill(String tenant) {
        Closes.of(market, tenant, month, true);
    }

    private JsonPath statement(String user, String tenant) {
        return market.as(user)
                .get("/v1/tenants/{t}/statements?period={p}", tenant, month)
                .jsonPath();
    }
}
