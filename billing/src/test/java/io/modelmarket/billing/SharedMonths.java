package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Last month and this one of a market whose revenue an agreement's rules share. */
final class SharedMonths {

    final YearMonth last = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).minusMonths(1);
    final String before = last.toString();
    final String now = last.plusMonths(1).toString();
    final Market market = Market.open();

    final Instant begins = last.atDay(1).atStartOfDay(Consumer.ZONE).toInstant();

    private boolean agreed;
    private long used;

    /** A rule with the further fields of its kind, by turns a name and what it says. */
    static Map<String, Object> rule(String kind, String tenant, String role, Object... fields) {
        Map<String, Object> rule = new HashMap<>(Map.of("kind", kind, "tenant", tenant, "role", role));
        for (int i = 0; i < fields.length; i += 2) {
            rule.put((String) fields[i], fields[i + 1]);
        }
        return rule;
    }

    Map<String, Object> rest() {
        return rule("RESIDUAL", market.acme, "TECHNOLOGY");
    }

    /** In force, signed by everybody who has a part or might: the first for both months, each other from now on. */
    String agree(List<Map<String, Object>> rules, String... signing) {
        Map<String, Object> terms = new HashMap<>(Map.of("rules", rules));
        if (!agreed) {
            terms.put("from", begins.toString());
        }
        agreed = true;
        return market.agree(terms, signing);
    }

    Response propose(List<Map<String, Object>> rules) {
        return market.post(
                "alice",
                "/v1/tenants/" + market.acme + "/agreements",
                Map.of("model", market.model, "mode", "STRATEGIC", "currency", "EUR", "rules", rules));
    }

    /** Globex on a plan of components. */
    Consumer on(String name, List<Map<String, Object>> components) {
        return market.subscribe(
                market.plan(Map.of("model", market.model, "name", name, "currency", "EUR", "components", components)));
    }

    static Map<String, Object> meter(String name, String meter, String price) {
        return Map.of("type", "PER_UNIT", "name", name, "meter", meter, "price", price);
    }

    /** One event, and waits until it is counted. */
    void use(UsageEvent.Builder event, Consumer consumer) {
        consumer.send(event.build());
        market.topics.flush();
        used += event.getRequests();
        await().until(() -> {
            try (Books books = Books.asService(market.globex)) {
                return books.number("SELECT coalesce(sum(requests), 0)::bigint FROM usage_rollup WHERE tenant = '"
                                + market.globex + "'")
                        == used;
            }
        });
    }

    void use(Consumer consumer, YearMonth in, int requests) {
        Instant at = in.equals(last) ? Consumer.within(in) : Instant.now();
        use(consumer.next(at).setRequests(requests), consumer);
    }

    /** What a tenant has of all bills so far. */
    String has(String tenant) {
        try (Books books = Books.asService("*")) {
            long minor = books.number(
                    "SELECT coalesce(sum(amount_minor), 0)::bigint FROM accrual WHERE tenant = ? AND model = ?",
                    tenant,
                    market.model);
            return BigDecimal.valueOf(minor, 2).toPlainString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonPath preview(String agreement) {
        return market.as("alice")
                .get("/v1/tenants/{t}/agreements/{a}/preview", market.acme, agreement)
                .jsonPath();
    }

    void credit(Response bill) {
        String number = bill.path("invoices[0].number");
        market.made("fiona", "/v1/finance/invoices/" + number + "/credit-notes", Map.of("reason", "Outage"));
    }

    void assertReconciled() {
        for (String period : List.of(before, now)) {
            assertThat(market.report(period).jsonPath().getBoolean("reconciled"))
                    .as(period)
                    .isTrue();
        }
    }
}
