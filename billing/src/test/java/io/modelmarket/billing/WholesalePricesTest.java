package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.report.job.Reports;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One reseller, several plans, a wholesale price for each: what each month comes to, bill by bill and as a whole. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class WholesalePricesTest {

    private final YearMonth thisMonth = YearMonth.from(Instant.now().atZone(Consumer.ZONE));
    private final YearMonth lastMonth = thisMonth.minusMonths(1);
    private final String month = thisMonth.toString();
    private final String before = lastMonth.toString();
    private final Map<String, Integer> used = new HashMap<>();
    private Market market;
    private String basic;
    private String pro;

    @BeforeEach
    void open() {
        market = Market.open();
        basic = market.plan("basic", "1.00");
        pro = market.plan("pro", "0.50");
    }

    @Test
    void aWholeMonthOfTwoPlansIsSharedByTheirOwnPrices() {
        String agreement = agree(resale("0.80", Map.of(pro, "0.35")));
        Consumer globex = market.subscribe(basic);
        Consumer gridco = buyer(pro, null);

        use(globex, market.globex, 10, lastMonth);
        assertThat(shares(market.close(before, true))).containsExactly("2.00", "0.80", "7.20");
        use(globex, market.globex, 3, lastMonth);
        use(gridco, market.gridco, 20, lastMonth);
        assertThat(shares(market.close(before, false))).containsExactly("0.60", "0.24", "2.16");
        Response bill = close(market.gridco, before);
        assertThat(shares(bill)).containsExactly("3.00", "0.70", "6.30");

        JsonPath preview = preview("dan", market.datahub, agreement);
        assertThat(preview.getString("ofLastMonth.revenue.amount")).isEqualTo("23.00");
        assertThat(preview.getList("ofLastMonth.shares.amount.amount", String.class))
                .as("13.00 less 10.40 and 10.00 less 7.00; a tenth of the rest; what is left")
                .containsExactly("5.60", "1.74", "15.66")
                .containsExactly(
                        earned("dan", market.datahub, before),
                        posted("platform"),
                        earned("alice", market.acme, before));
        JsonPath statement = statement("dan", market.datahub, before);
        assertThat(statement.getList("items.plan", String.class)).containsExactly("basic", "basic", "pro");
        assertThat(statement.getList("items.planId", String.class)).containsExactly(basic, basic, pro);
        assertThat(statement.getList("items.release", String.class)).containsOnly("1.0.0");
        assertThat(statement.getList("items.rule", String.class)).containsOnly("RESALE");

        use(globex, market.globex, 2, lastMonth);
        Response late = market.close(month, true);
        assertThat(late.<String>path("invoices[0].lines[0].kind")).isEqualTo("ADJUSTMENT");
        assertThat(shares(late)).as("late, on top of its own month").containsExactly("0.40", "0.16", "1.44");
        assertReconciled();
        assertMatrixIsZero(before);
    }

    @Test
    void aCreditNoteNegatesWhatItsPlanHasBrought() throws SQLException {
        String agreement = agree(resale(null, Map.of(basic, "0.80", pro, "0.35")));
        use(market.subscribe(basic), market.globex, 10, thisMonth);
        Consumer gridco = buyer(pro, null);
        use(gridco, market.gridco, 20, thisMonth);
        market.close(month, true);
        Response bill = bill(market.gridco, month);

        credit(bill, Map.of("reason", "goodwill", "lines", List.of(Map.of("line", 1, "amount", "3.33"))));
        assertThat(statement("dan", market.datahub, month).getList("items.amount.amount", String.class))
                .containsExactly("2.00", "3.00", "-1.00");
        credit(bill, Map.of("reason", "Outage"));

        JsonPath reseller = statement("dan", market.datahub, month);
        assertThat(reseller.getList("items.plan", String.class)).containsExactly("basic", "pro", "pro", "pro");
        assertThat(reseller.getString("totals[0].amount")).as("of basic only").isEqualTo("2.00");
        assertThat(earned("alice", market.acme, month)).isEqualTo("7.20");
        String terms = "agreement/" + agreement;
        try (Books books = Books.asService("*")) {
            assertThat(books.number("SELECT basis_minor FROM sharing_total WHERE terms = ?", terms))
                    .isEqualTo(1000);
            assertThat(ofPlan(books, terms, basic)).isEqualTo(1000);
            assertThat(ofPlan(books, terms, pro)).isZero();
        }
        use(gridco, market.gridco, 2, thisMonth);
        assertThat(sum(shares(bill(market.gridco, month)))).isEqualByComparingTo("1.00");
        assertReconciled();
        assertMatrixIsZero(month);
    }

    @Test
    void aPlanThatIsNotNamedIsResoldAtTheCommonPriceOrNotAtAll() {
        agree(resale(null, Map.of(pro, "0.35")));
        String later = market.plan("later", "1.00");
        use(market.subscribe(later), market.globex, 10, thisMonth);
        assertThat(shares(market.close(month, true))).as("not resold").containsExactly("0.00", "1.00", "9.00");
        use(buyer(pro, null), market.gridco, 20, thisMonth);
        assertThat(shares(bill(market.gridco, month))).containsExactly("3.00", "0.70", "6.30");
        assertReconciled();
    }

    @Test
    void aPlansPriceIsForWhatItsResellerHasReferredOnly() {
        Map<String, Object> rule = new HashMap<>(resale(null, Map.of(basic, "0.80", pro, "0.35")));
        rule.put("attribution", Map.of("months", 12));
        String agreement = agree(rule);
        String code = market.made(
                        "dan", "/v1/tenants/" + market.datahub + "/referral-codes", Map.of("agreementId", agreement))
                .path("code");
        use(market.subscribe(basic), market.globex, 10, thisMonth);
        use(buyer(pro, code), market.gridco, 20, thisMonth);

        assertThat(shares(market.close(month, true))).containsExactly("0.00", "1.00", "9.00");
        Response bill = bill(market.gridco, month);
        assertThat(shares(bill)).containsExactly("3.00", "0.70", "6.30");

        credit(bill, Map.of("reason", "Outage"));
        assertThat(earned("dan", market.datahub, month)).isEqualTo("0.00");
        assertReconciled();
    }

    @Test
    void nobodyButThePlatformReadsTheSumsAndNobodyChangesAPrice() throws SQLException {
        agree(resale("0.80", Map.of(pro, "0.35")));
        use(buyer(pro, null), market.gridco, 20, thisMonth);
        bill(market.gridco, month);

        for (String tenant : List.of("", market.globex, market.datahub, market.acme)) {
            try (Books books = Books.asService(tenant)) {
                assertThat(books.number("SELECT count(*) FROM sharing_plan"))
                        .as(tenant)
                        .isZero();
            }
        }
        try (Books books = Books.asService(market.globex)) {
            assertThat(books.number("SELECT count(*) FROM agreement_share WHERE cardinality(plan_ids) > 0"))
                    .isZero();
        }
        for (String change : List.of(
                "UPDATE agreement_share SET plan_unit_minor = '{}', plan_ids = '{}'",
                "UPDATE accrual SET plan_id = NULL",
                "DELETE FROM sharing_plan")) {
            try (Books books = Books.asService("*")) {
                assertThatThrownBy(() -> books.update(change)).hasMessageContaining("permission denied");
            }
        }
    }

    /** The margin of datahub, a tenth of the rest for the platform, what is left for acme. */
    private Map<String, Object> resale(@Nullable String price, Map<String, String> byPlan) {
        return Resale.rule(market.datahub, price, byPlan);
    }

    private String agree(Map<String, Object> resale) {
        Instant from = lastMonth.atDay(1).atStartOfDay(Consumer.ZONE).toInstant();
        return market.agree(
                Map.of("mode", "PROMOTION", "rules", Resale.rules(market, resale), "from", from.toString()),
                "dan",
                "fiona");
    }

    /** Gridco as a consumer. */
    private Consumer buyer(String plan, @Nullable String code) {
        Map<String, Object> request = new HashMap<>(Map.of("planId", plan));
        if (code != null) {
            request.put("referralCode", code);
        }
        String id = market.made("gus", "/v1/tenants/" + market.gridco + "/subscriptions", request)
                .path("id");
        return new Consumer(market, id, plan);
    }

    private void use(Consumer consumer, String tenant, int requests, YearMonth in) {
        Instant at = in.equals(thisMonth) ? Instant.now() : Consumer.within(in);
        consumer.send(consumer.next(at).setTenant(tenant).setRequests(requests).build());
        market.topics.flush();
        int soFar = used.merge(tenant, requests, Integer::sum);
        await().until(() -> {
            try (Books books = Books.asService(tenant)) {
                return books.number("SELECT coalesce(sum(requests), 0)::bigint FROM usage_rollup WHERE tenant = '"
                                + tenant + "'")
                        == soFar;
            }
        });
    }

    private Response bill(String tenant, String period) {
        return Closes.of(market, tenant, period, true);
    }

    private Response close(String tenant, String period) {
        String run = market.made(
                        "fiona", "/v1/finance/closes", Map.of("period", period, "tenant", tenant, "interim", false))
                .path("run.id");
        return market.made("felix", "/v1/finance/closes/" + run + "/approval", "");
    }

    private void credit(Response bill, Map<String, Object> body) {
        String number = bill.path("invoices[0].number");
        market.made("fiona", "/v1/finance/invoices/" + number + "/credit-notes", body);
    }

    private static List<String> shares(Response bill) {
        List<String> shares = bill.jsonPath().getList("invoices[0].lines[0].shares.amount.amount", String.class);
        assertThat(sum(shares)).isEqualByComparingTo(bill.<String>path("invoices[0].lines[0].amount.amount"));
        return shares;
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long ofPlan(Books books, String terms, String plan) throws SQLException {
        return books.number(
                "SELECT basis_minor FROM sharing_plan WHERE terms = ? AND plan_id = ?", terms, UUID.fromString(plan));
    }

    /** What was accrued to a tenant of last month's use of acme's model. */
    private String posted(String tenant) {
        try (Books books = Books.asService("*")) {
            long minor = books.number(
                    "SELECT sum(amount_minor)::bigint FROM accrual WHERE tenant = ? AND model = ?",
                    tenant,
                    market.model);
            return BigDecimal.valueOf(minor, 2).toPlainString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertReconciled() {
        for (String tenant : List.of(market.globex, market.gridco)) {
            for (String period : List.of(before, month)) {
                JsonPath report = market.as("fiona")
                        .get("/v1/finance/report?period={p}&tenant={t}", period, tenant)
                        .jsonPath();
                assertThat(report.getBoolean("reconciled"))
                        .as(period + " of " + tenant)
                        .isTrue();
            }
        }
    }

    private void assertMatrixIsZero(String period) {
        for (String tenant : List.of(market.globex, market.gridco)) {
            List<Map<String, String>> rows =
                    new Reports(market).json(Map.of("kind", "RECONCILIATION", "period", period, "tenant", tenant));
            assertThat(rows).isNotEmpty().allSatisfy(row -> {
                assertThat(row).doesNotContainKey("document");
                assertThat(new BigDecimal(row.getOrDefault("difference", "0"))).isZero();
                assertThat(new BigDecimal(row.getOrDefault("statementsDifference", "0")))
                        .isZero();
            });
        }
    }

    private JsonPath preview(String user, String tenant, String agreement) {
        return market.as(user)
                .get("/v1/tenants/{t}/agreements/{a}/preview", tenant, agreement)
                .jsonPath();
    }

    private JsonPath statement(String user, String tenant, String period) {
        return market.as(user)
                .get("/v1/tenants/{t}/statements?period={p}", tenant, period)
                .jsonPath();
    }

    private String earned(String user, String tenant, String period) {
        return statement(user, tenant, period).getString("totals[0].amount");
    }
}
