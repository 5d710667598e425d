package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.bank.CamtFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has paid an invoice pays the one that takes its place, or stands where finance sees it. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ReplacedPaymentTest {

    private Replacing replacing;
    private Market market;

    @BeforeEach
    void open() {
        replacing = new Replacing();
        market = replacing.market;
        Taxes.profile(market, "US", null);
    }

    @Test
    void aPaymentGoesAlong() throws SQLException {
        String invoice = replacing.bill(100);
        replacing.pay(invoice, "1.00");
        Taxes.profile(market, "DE", null);

        JsonPath made = replacing.replace(invoice);
        String right = made.getString("number");

        assertThat(replacing.owed(invoice)).isEqualTo("CREDITED 0.00");
        assertThat(replacing.owed(right)).isEqualTo("OPEN 0.19");
        assertThat(made.getString("prepaid.amount"))
                .as("what its document does not ask for again")
                .isEqualTo("1.00");
        assertThat(replacing.balance(market.globex, "RECEIVABLE")).isEqualTo(19);
        replacing.assertWhole();
    }

    @Test
    void whatTheBankBroughtStaysItsEntrys() {
        String invoice = replacing.bill(100);
        BankSide bank = new BankSide(market, "EUR");
        CamtFile statement = bank.statement().credit("1.00", bank.today, "B-" + invoice, invoice);
        JsonPath taken = bank.take(statement);
        assertThat(replacing.owed(invoice)).isEqualTo("PAID 0.00");
        Taxes.profile(market, "DE", null);

        String right = replacing.replace(invoice).getString("number");

        assertThat(replacing.owed(right)).isEqualTo("OPEN 0.19");
        JsonPath entry = bank.entries(taken);
        assertThat(entry.getList("items[0].invoices")).containsExactly(right);
        assertThat(entry.getString("items[0].left.amount")).isEqualTo("0.00");
        assertThat(bank.reconciled().getString("difference.amount")).isIn("0.00", null);
        replacing.assertWhole();
    }

    @Test
    void whatDoesNotFitStaysWhereFinanceSeesIt() throws SQLException {
        Taxes.profile(market, "DE", null);
        String invoice = replacing.bill(100);
        replacing.pay(invoice, "1.19");
        Taxes.profile(market, "AT", "ATU12345678");

        String right = replacing.replace(invoice).getString("number");

        assertThat(replacing.owed(invoice)).isEqualTo("OVERPAID -1.19");
        assertThat(replacing.owed(right)).isEqualTo("OPEN 1.00");
        assertThat(replacing.balance(market.globex, "RECEIVABLE")).isEqualTo(-19);
        replacing.assertWhole();
    }

    @Test
    void creditPaysTheNewOneAlsoWhereItHasExpired() throws SQLException {
        grant("0.60");
        String invoice = replacing.bill(100);
        assertThat(replacing.owed(invoice)).isEqualTo("OPEN 0.40");
        grant("0.50");
        Books.tamper(
                "prepaid_credit",
                "UPDATE prepaid_credit SET begun_at = begun_at - interval '9 days', expires_at = now() - interval '1 day'"
                        + " WHERE tenant = ? AND amount_minor = 60",
                market.globex);
        Taxes.profile(market, "DE", null);

        JsonPath right = replacing.replace(invoice);

        assertThat(right.getString("prepaid.amount")).isEqualTo("1.10");
        assertThat(replacing.owed(right.getString("number"))).isEqualTo("OPEN 0.09");
        assertThat(replacing.owed(invoice)).isEqualTo("CREDITED 0.00");
        assertThat(replacing.balance(market.globex, "PROMOTIONAL_CREDIT")).isZero();
        replacing.assertWhole();
    }

    @Test
    void whatHasExpiredIsUsedBeforeWhatHasNot() throws SQLException {
        grant("0.60");
        String invoice = replacing.bill(100);
        grant("5.00");
        for (String age : List.of("9 days' WHERE amount_minor = 60", "20 days' WHERE amount_minor = 500")) {
            Books.tamper(
                    "prepaid_credit",
                    "UPDATE prepaid_credit SET begun_at = begun_at - interval '" + age + " AND tenant = ?",
                    market.globex);
        }
        Books.tamper(
                "prepaid_credit",
                "UPDATE prepaid_credit SET expires_at = now() - interval '1 day' WHERE amount_minor = 60 AND tenant = ?",
                market.globex);
        Taxes.profile(market, "DE", null);

        replacing.replace(invoice);

        try (Books books = Books.asService(market.globex)) {
            assertThat(books.number("SELECT left_minor FROM prepaid_credit WHERE amount_minor = 60"))
                    .isZero();
            assertThat(books.number("SELECT left_minor FROM prepaid_credit WHERE amount_minor = 500"))
                    .isEqualTo(441);
        }
        replacing.assertWhole();
    }

    @Test
    void aCloseShowsWhatItHasIssuedOnce() {
        Taxes.profile(market, "DE", null);
        YearMonth last = YearMonth.parse(replacing.month).minusMonths(1);
        replacing.consumer.use(10, Consumer.within(last));
        replacing.consumer.awaitRequests(last.toString(), 10);
        JsonPath closed = market.close(last.toString(), false).jsonPath();
        String run = Closes.PATH + "/" + closed.getString("run.id");
        replacing.replace(closed.getString("invoices[0].number"));

        JsonPath after = market.as("fiona").get(run).jsonPath();

        assertThat(after.getInt("sums[0].drafts")).isEqualTo(1);
        assertThat(after.getInt("sums[0].issued")).isEqualTo(1);
        assertThat(market.as("fiona").get(run + "/invoices").<List<String>>path("items.number"))
                .containsExactly(closed.getString("invoices[0].number"));
        market.made("fiona", run + "/reopening", Map.of("reason", "to see that the books agree"));
        assertThat(market.close(last.toString(), false).jsonPath().getList("invoices"))
                .isEmpty();
    }

    private void grant(String amount) {
        market.made(
                "fiona",
                "/v1/finance/prepaid/grants",
                Map.of("tenant", market.globex, "amount", amount, "currency", "EUR", "reason", "welcome"));
    }
}
