package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.bank.CamtFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money of the bank's is in the ledger from the day it came, and moves when somebody says what it is for. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class UnallocatedTest {

    private static final String ENTRIES = "/v1/finance/bank-entries/";
    private final String today =
            LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString();
    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private final String account =
            "DE" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    private Market market;
    private String invoice;

    @BeforeEach
    void bill() {
        market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(10, Instant.now());
        consumer.awaitRequests(month, 10);
        invoice = market.close(month, true).path("invoices[0].number");
    }

    @Test
    void waitsInTheLedgerUntilItIsAssignedSentBackOrSetAside() throws SQLException {
        String entry = upload("EUR", "2.00", "for October");
        assertThat(booked("bank-entry/" + entry)).containsExactlyInAnyOrder("BANK EUR 200", "UNALLOCATED EUR -200");
        assertThat(owed()).isEqualTo("1.00");
        assertAllocationsAgree();

        market.made("fiona", ENTRIES + entry + "/assignments", Map.of("invoice", invoice, "amount", "1.00"));
        assertThat(booked("payment/" + payment()))
                .containsExactlyInAnyOrder("UNALLOCATED EUR 100", "RECEIVABLE EUR -100");
        assertThat(owed()).isNull();

        Response part =
                market.made("fiona", ENTRIES + entry + "/return", Map.of("amount", "0.70", "reason", "paid too much"));
        assertThat(part.<String>path("state")).isEqualTo("OPEN");
        assertThat(part.<String>path("left.amount")).isEqualTo("0.30");
        Response rest = market.made("fiona", ENTRIES + entry + "/set-aside", Map.of("reason", "our own interest"));
        assertThat(rest.<String>path("state")).isEqualTo("SET_ASIDE");
        assertThat(rest.<String>path("setAsideReason")).isEqualTo("our own interest");
        assertThat(rest.<String>path("returned.amount")).isEqualTo("0.70");
        assertThat(booked("bank-entry/" + entry))
                .containsExactlyInAnyOrder(
                        "BANK EUR 200",
                        "UNALLOCATED EUR -200",
                        "UNALLOCATED EUR 70",
                        "OUTGOING EUR -70",
                        "UNALLOCATED EUR 30",
                        "BANK EUR -30");
        assertThat(market.post("felix", ENTRIES + entry + "/return", Map.of("reason", "again"))
                        .statusCode())
                .isEqualTo(409);
        assertAllocationsAgree();
        assertThat(market.report(month).<Boolean>path("reconciled")).isTrue();
    }

    @Test
    void whatNamesItsInvoicePassesThroughAndWaitsWhenThePaymentIsTakenBack() throws SQLException {
        String entry = upload("EUR", "1.00", invoice);
        String payment = payment();
        assertThat(booked("bank-entry/" + entry)).containsExactlyInAnyOrder("BANK EUR 100", "UNALLOCATED EUR -100");
        assertThat(booked("payment/" + payment))
                .containsExactlyInAnyOrder("UNALLOCATED EUR 100", "RECEIVABLE EUR -100");
        Response back = market.made(
                "felix", "/v1/finance/payments/" + payment + "/reversal", Map.of("reason", "wrong invoice"));
        assertThat(booked("payment/" + back.path("id")))
                .containsExactlyInAnyOrder("UNALLOCATED EUR -100", "RECEIVABLE EUR 100");
        assertThat(owed()).isEqualTo("1.00");
        assertAllocationsAgree();
        Response sent = market.made("fiona", ENTRIES + entry + "/return", Map.of("reason", "not for us"));
        assertThat(sent.<String>path("state")).isEqualTo("RETURNED");
        assertAllocationsAgree();
    }

    @Test
    void paysAnOrderOfPrepaidCreditAndWaitsAgainWhenThatIsTakenBack() throws SQLException {
        String order = market.made(
                        "carla",
                        "/v1/tenants/" + market.globex + "/prepaid/orders",
                        Map.of("amount", "20.00", "currency", "EUR"))
                .path("reference");
        String entry = upload("EUR", "25.00", "credit please");
        String assign = ENTRIES + entry + "/assignments";
        Response wrong = market.post("fiona", assign, Map.of("prepaidOrder", order));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.<String>path("detail")).contains("is of 20.00 EUR, this is 25.00 EUR");
        Response paid = market.made("fiona", assign, Map.of("prepaidOrder", order, "amount", "20.00"));
        assertThat(paid.<List<String>>path("prepaidOrders")).containsExactly(order);
        assertThat(paid.<String>path("left.amount")).isEqualTo("5.00");
        assertThat(market.post("fiona", assign, Map.of("prepaidOrder", order, "amount", "5.00"))
                        .statusCode())
                .isIn(409, 422);
        String credit = market.as("fiona")
                .get("/v1/finance/prepaid/credits?tenant=" + market.globex)
                .path("items[0].id");
        assertThat(booked("prepaid/" + credit))
                .containsExactlyInAnyOrder("UNALLOCATED EUR 2000", "PREPAID_CREDIT EUR -2000");
        assertAllocationsAgree();

        market.made(
                "felix", "/v1/finance/prepaid/credits/" + credit + "/reversal", Map.of("reason", "somebody else's"));
        assertThat(booked("prepaid/" + credit)).contains("UNALLOCATED EUR -2000", "PREPAID_CREDIT EUR 2000");
        assertThat(waiting().getString("left.amount")).isEqualTo("25.00");
        assertThat(waiting().getList("prepaidOrders")).isEmpty();
        assertAllocationsAgree();
    }

    @Test
    void isChangedFromTheCurrencyInWhichItWaited() throws SQLException {
        Response rates = market.as("fiona")
                .contentType("text/csv")
                .body("date,base,quote,rate,source\n" + today + ",EUR,DKK,7.46,ECB\n")
                .post("/v1/finance/exchange-rates");
        assertThat(rates.statusCode()).as(rates.asString()).isBetween(200, 299);
        String entry = upload("DKK", "7.46", invoice);
        assertThat(waiting().getString("parked")).isEqualTo("OTHER_CURRENCY");
        market.made("fiona", ENTRIES + entry + "/assignments", Map.of("invoice", invoice));
        assertThat(booked("payment/" + payment()))
                .containsExactlyInAnyOrder(
                        "UNALLOCATED DKK 746", "LIQUIDITY DKK -746", "LIQUIDITY EUR 100", "RECEIVABLE EUR -100");
        assertThat(owed()).isNull();
        assertAllocationsAgree();
    }

    @Test
    void isForFinanceOnlyAndWantsOneThingToPay() throws SQLException {
        String entry = upload("EUR", "2.00", "for October");
        for (Map<String, String> both :
                List.of(Map.<String, String>of(), Map.of("invoice", invoice, "prepaidOrder", "PC-2"))) {
            assertThat(market.post("fiona", ENTRIES + entry + "/assignments", both)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(market.post("fiona", ENTRIES + entry + "/return", Map.of("amount", "2.01", "reason", "x"))
                        .<String>path("detail"))
                .contains("2.00 EUR is left");
        market.made("fiona", ENTRIES + entry + "/return", Map.of("reason", "not for us"));
        for (String user : List.of("carla", "alice", "olga")) {
            assertThat(market.as(user).get("/v1/finance/unallocated").statusCode())
                    .isEqualTo(403);
            assertThat(market.post(user, ENTRIES + entry + "/return", Map.of("reason", "mine"))
                            .statusCode())
                    .isEqualTo(403);
        }
        for (String tenant : List.of(market.globex, market.acme, "")) {
            try (Books books = Books.asService(tenant)) {
                for (String table : List.of("bank_entry_removal", "bank_entry_credit")) {
                    assertThat(books.number("SELECT count(*) FROM " + table)).isZero();
                }
                assertThat(books.number("SELECT count(*) FROM ledger_account WHERE purpose = 'UNALLOCATED'"))
                        .isZero();
            }
        }
    }

    /** The id of the one entry of a statement. */
    private String upload(String currency, String amount, String text) {
        byte[] file = new CamtFile(account, "S-1", currency)
                .credit(amount, today, "B-1", text)
                .bytes();
        Response taken =
                market.as("fiona").contentType("application/xml").body(file).post("/v1/finance/bank-statements");
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
        return market.as("fiona")
                .get("/v1/finance/bank-entries?statement=" + taken.path("items[0].id"))
                .path("items[0].id");
    }

    /** The one entry of the account's latest statement. */
    private JsonPath waiting() {
        String statement = market.as("fiona")
                .get("/v1/finance/bank-statements")
                .path("items.find { it.account == '" + account + "' }.id");
        return market.as("fiona")
                .get("/v1/finance/bank-entries?statement=" + statement)
                .jsonPath()
                .setRootPath("items[0]");
    }

    private String payment() {
        return market.as("fiona")
                .get("/v1/finance/payments?tenant=" + market.globex)
                .path("items[0].id");
    }

    /** What waits and what the ledger has of it, in every currency. */
    private void assertAllocationsAgree() {
        List<String> differences =
                market.as("fiona").get("/v1/finance/unallocated").path("items.difference.amount");
        assertThat(differences).isNotEmpty().containsOnly("0.00");
        assertThat(market.as("fiona").get("/v1/finance/ledger/trial-balance").<Boolean>path("balanced"))
                .isTrue();
    }

    private static List<Object> booked(String reference) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.query(
                    "SELECT a.purpose || ' ' || e.currency || ' ' || e.amount_minor FROM ledger_entry e"
                            + " JOIN ledger_account a ON a.id = e.account_id WHERE e.reference = ?",
                    reference);
        }
    }

    private @Nullable String owed() {
        return market.as("fiona")
                .get("/v1/finance/receivables?at=" + Instant.now().plusSeconds(1))
                .path("items.find { it.tenant == '" + market.globex + "' }?.open?.amount");
    }
}
