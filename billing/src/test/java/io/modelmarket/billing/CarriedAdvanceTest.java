package io.modelmarket.billing;

import static io.modelmarket.billing.SharedMonths.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An advance that another version of an agreement carries over is the same one: it comes back once. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class CarriedAdvanceTest {

    private SharedMonths months;
    private Market market;
    private Consumer consumer;

    @BeforeEach
    void open() {
        months = new SharedMonths();
        market = months.market;
        consumer = market.subscribe(market.plan("digits", "1.00"));
    }

    @Test
    void whatIsBackUnderOneVersionCountsInTheNext() {
        months.agree(terms("5.00", null), "dan");
        months.use(consumer, months.last, 3);
        Response bill = market.close(months.before, true);
        assertThat(months.has(market.datahub)).isEqualTo("3.00");
        assertThat(proposed(terms("5.00", null))).containsExactly("100.00", "2.00", "-2.00");

        String second = months.agree(terms("5.00", null), "dan");
        assertThat(ofHundred(second)).containsExactly("100.00", "2.00", "-2.00");
        months.use(consumer, months.last.plusMonths(1), 8);
        market.close(months.now, true);
        assertThat(months.has(market.datahub)).as("3.00 and 2.00").isEqualTo("5.00");
        assertThat(months.has(market.acme)).isEqualTo("6.00");

        months.use(consumer, months.last, 4);
        market.close(months.before, true);
        assertThat(months.has(market.datahub))
                .as("late usage of the first version finds it back")
                .isEqualTo("5.00");
        assertThat(months.has(market.acme)).isEqualTo("10.00");

        months.credit(bill);
        assertThat(months.has(market.datahub))
                .as("what was taken back is owed again")
                .isEqualTo("2.00");
        months.use(consumer, months.last.plusMonths(1), 4);
        market.close(months.now, true);
        assertThat(months.has(market.datahub)).isEqualTo("5.00");
        assertThat(months.has(market.acme)).as("of 16.00").isEqualTo("11.00");
        months.assertReconciled();
    }

    @Test
    void aVersionThatRaisesItBringsBackTheDifference() {
        months.agree(terms("5.00", null), "dan");
        months.use(consumer, months.last, 6);
        market.close(months.before, true);
        assertThat(months.has(market.datahub)).isEqualTo("5.00");

        months.agree(terms("8.00", null), "dan");
        months.use(consumer, months.last.plusMonths(1), 10);
        market.close(months.now, true);

        assertThat(months.has(market.datahub)).isEqualTo("8.00");

        months.use(consumer, months.last, 4);
        market.close(months.before, true);
        assertThat(months.has(market.datahub))
                .as("late usage of the first version takes nothing of it away")
                .isEqualTo("8.00");
        months.assertReconciled();
    }

    @Test
    void aVersionThatLowersItBringsBackNoMore() {
        months.agree(terms("10.00", null), "dan");
        months.use(consumer, months.last, 4);
        market.close(months.before, true);
        assertThat(months.has(market.datahub)).isEqualTo("4.00");

        months.agree(terms("6.00", null), "dan");
        months.use(consumer, months.last, 9);
        market.close(months.before, true);

        assertThat(months.has(market.datahub))
                .as("late usage of the first version")
                .isEqualTo("6.00");
        months.assertReconciled();
    }

    @Test
    void theSameOfAGroup() {
        months.agree(terms("5.00", "launch"), "dan");
        months.use(consumer, months.last, 3);
        market.close(months.before, true);
        assertThat(months.has(market.datahub)).isEqualTo("3.00");
        assertThat(proposed(terms("5.00", "launch"))).containsExactly("100.00", "2.00", "-2.00");

        String second = months.agree(terms("5.00", "launch"), "dan");
        assertThat(ofHundred(second)).containsExactly("100.00", "2.00", "-2.00");
        months.use(consumer, months.last.plusMonths(1), 8);
        market.close(months.now, true);

        assertThat(months.has(market.datahub)).isEqualTo("5.00");
        months.use(consumer, months.last, 4);
        market.close(months.before, true);
        assertThat(months.has(market.datahub)).isEqualTo("5.00");
        months.assertReconciled();
    }

    /** Who advances the money, or whether it comes back with others, makes another advance of it. */
    @Test
    void anotherAdvanceComesBackByItself() {
        months.agree(terms("5.00", null), "dan");
        months.use(consumer, months.last, 6);
        market.close(months.before, true);

        months.agree(terms("4.00", "launch"), "dan");
        months.use(consumer, months.last.plusMonths(1), 10);
        market.close(months.now, true);

        assertThat(months.has(market.datahub)).isEqualTo("9.00");
    }

    private List<Map<String, Object>> terms(String advance, @Nullable String group) {
        Map<String, Object> back =
                rule("RECOUPMENT", market.datahub, "INVESTOR", "amount", advance, "from", market.acme);
        if (group != null) {
            back.put("collateral", group);
        }
        return List.of(months.rest(), back);
    }

    private List<String> ofHundred(String agreement) {
        return months.preview(agreement).getList("ofHundred.shares.amount.amount", String.class);
    }

    private List<String> proposed(List<Map<String, Object>> rules) {
        return market.post(
                        "alice",
                        "/v1/tenants/" + market.acme + "/agreements/preview",
                        Map.of("model", market.model, "mode", "STRATEGIC", "currency", "EUR", "rules", rules))
                .jsonPath()
                .getList("ofHundred.shares.amount.amount", String.class);
    }
}
