package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.bank.CamtFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Finance uploads what the bank wrote: what names an invoice pays it, once; the rest waits with its reason. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class BankStatementTest {

    private static final String STATEMENTS = "/v1/finance/bank-statements";
    private static final String ENTRIES = "/v1/finance/bank-entries";
    private final String today =
            LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString();
    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private final String account =
            "DE" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    private Market market;
    private Consumer consumer;
    private String first;

    @BeforeEach
    void bill() {
        market = Market.open();
        consumer = market.subscribe(market.plan("digits", "0.10"));
        first = bill(10, 10);
    }

    @Test
    void whatNamesAnInvoiceAndItsAmountPaysItOnce() {
        String second = bill(20, 30);
        CamtFile file = new CamtFile(account, "S-1", "EUR")
                .credit("1.00", today, "B-1", "Invoice " + first)
                .credit("2.00", today, "B-2", second);
        Response taken = upload(file.bytes());
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
        assertThat(taken.<Map<String, Integer>>path("items[0].counts"))
                .isEqualTo(Map.of("entries", 2, "known", 0, "matched", 2, "parked", 0, "announced", 0));
        assertThat(owed()).isNull();
        // The same file once more, and one that overlaps it.
        assertThat(upload(file.bytes()).<Integer>path("items[0].counts.known")).isEqualTo(2);
        CamtFile later = new CamtFile(account, "S-2", "EUR")
                .credit("2.00", today, "B-2", second)
                .credit("0.50", today, "B-3", "thank you");
        assertThat(upload(later.bytes()).<Map<String, Integer>>path("items[0].counts"))
                .isEqualTo(Map.of("entries", 2, "known", 1, "matched", 0, "parked", 1, "announced", 0));
        assertThat(payments()).containsExactlyInAnyOrder("1.00", "2.00");
        assertThat(market.report(month).<Boolean>path("reconciled")).isTrue();
    }

    @Test
    void onePaymentMayBeForSeveralInvoices() {
        String second = bill(20, 30);
        upload(new CamtFile(account, "S-1", "EUR")
                .credit("3.00", today, "B-1", first + " " + second)
                .bytes());
        assertThat(payments()).containsExactlyInAnyOrder("1.00", "2.00");
        assertThat(entry().<List<String>>path("items[0].invoices")).containsExactly(first, second);
    }

    @Test
    void whatIsNotCertainWaitsWithItsReason() {
        String second = bill(20, 30);
        Response taken = upload(new CamtFile(account, "S-1", "EUR")
                .credit("0.40", today, "B-1", first)
                .credit("1.01", today, "B-2", first)
                .credit("1.00", today, "B-3", "MM-2026-999999")
                .credit("1.00", today, "B-4", "thank you")
                .credit("9.00", today, "B-5", first + " " + second)
                .debit("5.00", today, "B-6", false)
                .debit("1.00", today, "B-7", true)
                .credit("7.00", today, null, "cash")
                .bytes());
        String statement = taken.path("items[0].id");
        assertThat(reasons(statement))
                .containsExactly(
                        "PARTIAL",
                        "OVERPAID",
                        "UNMATCHED",
                        "UNMATCHED",
                        "SEVERAL_INVOICES",
                        "DEBIT",
                        "RETURNED",
                        "UNMATCHED");
        Response dollars = upload(new CamtFile(account, "S-2", "USD")
                .credit("1.00", today, "U-1", first)
                .bytes());
        assertThat(reasons(dollars.path("items[0].id"))).containsExactly("OTHER_CURRENCY");
        Response again = upload(new CamtFile(account, "S-3", "EUR")
                .credit("7.00", today, null, "cash")
                .bytes());
        assertThat(reasons(again.path("items[0].id"))).containsExactly("POSSIBLE_DUPLICATE");
        assertThat(payments()).isEmpty();
    }

    @Test
    void pagesOfOneStatementMayHaveTheSamePayment() {
        CamtFile page = new CamtFile(account, "S-1", "EUR").credit("7.00", today, null, "cash");
        CamtFile next = new CamtFile(account, "S-1", "EUR").after(page).credit("7.00", today, null, "cash");
        assertThat(reasons(upload(page.bytes()).path("items[0].id"))).containsExactly("UNMATCHED");
        assertThat(reasons(upload(next.bytes()).path("items[0].id"))).containsExactly("POSSIBLE_DUPLICATE");
        assertThat(upload(page.bytes()).<Integer>path("items[0].counts.known")).isEqualTo(1);
        assertThat(upload(next.bytes()).<Integer>path("items[0].counts.known")).isEqualTo(1);
    }

    @Test
    void whatIsBookedTodayFurtherEastPays() {
        String tomorrow = LocalDate.parse(today).plusDays(1).toString();
        Response taken = upload(new CamtFile(account, "S-1", "EUR")
                .credit("1.00", tomorrow, "B-1", first)
                .bytes());
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
        assertThat(owed()).isNull();
    }

    @Test
    void aFileDoesNotWaitInACircleWithAPaymentOrCredit() throws SQLException {
        String second = bill(20, 30);
        CamtFile file = new CamtFile(account, "S-1", "EUR")
                .credit("1.00", today, "B-1", first)
                .credit("2.00", today, "B-2", second);
        String lock = "SELECT pg_advisory_xact_lock(hashtextextended(? || ' ' || ?, 0))";
        try (Books credit = Books.asService("*")) {
            credit.query(lock, "invoice", second);
            CompletableFuture<Response> taken = CompletableFuture.supplyAsync(() -> upload(file.bytes()));
            await().atMost(Duration.ofSeconds(20)).until(() -> payments().equals(List.of("1.00")));
            credit.update("SET LOCAL lock_timeout = '5s'");
            credit.query(lock, "standing", market.globex);
            credit.commit();
            assertThat(taken.join().statusCode()).isEqualTo(201);
        }
        assertThat(payments()).containsExactlyInAnyOrder("1.00", "2.00");
    }

    @Test
    void financeAssignsAnEntryInPartsAndSetsTheRestAside() {
        upload(new CamtFile(account, "S-1", "EUR")
                .credit("1.50", today, "B-1", "for October")
                .bytes());
        String id = entry().path("items[0].id");
        String assign = ENTRIES + "/" + id + "/assignments";
        Response part = market.post("fiona", assign, Map.of("invoice", first, "amount", "0.60"));
        assertThat(part.statusCode()).as(part.asString()).isEqualTo(201);
        assertThat(part.<String>path("left.amount")).isEqualTo("0.90");
        assertThat(market.post("fiona", assign, Map.of("invoice", first)).statusCode())
                .isEqualTo(422);
        assertThat(market.post("fiona", assign, Map.of("invoice", first, "amount", "1.60"))
                        .<String>path("detail"))
                .contains("0.90 EUR is left");
        market.made("fiona", assign, Map.of("invoice", first, "amount", "0.40"));
        assertThat(owed()).isNull();
        Map<String, String> reason = Map.of("reason", "sent back to the payer");
        Response aside = market.made("felix", ENTRIES + "/" + id + "/set-aside", reason);
        assertThat(aside.<String>path("state")).isEqualTo("SET_ASIDE");
        assertThat(aside.<String>path("setAsideReason")).isEqualTo("sent back to the payer");
        assertThat(market.post("felix", ENTRIES + "/" + id + "/set-aside", reason)
                        .statusCode())
                .isEqualTo(409);
        assertThat(market.post("fiona", assign, Map.of("invoice", first)).statusCode())
                .isEqualTo(409);
    }

    @Test
    void aPaymentThatIsTakenBackLeavesItsEntryToBeAssignedAgain() {
        upload(new CamtFile(account, "S-1", "EUR")
                .credit("1.00", today, "B-1", first)
                .bytes());
        String payment = market.as("fiona")
                .get("/v1/finance/payments?tenant=" + market.globex)
                .path("items[0].id");
        market.made("felix", "/v1/finance/payments/" + payment + "/reversal", Map.of("reason", "wrong invoice"));
        assertThat(entry().<String>path("items[0].state")).isEqualTo("OPEN");
        String id = entry().path("items[0].id");
        market.made("fiona", ENTRIES + "/" + id + "/assignments", Map.of("invoice", first));
        assertThat(entry().<String>path("items[0].state")).isEqualTo("SETTLED");
        assertThat(owed()).isNull();
    }

    @Test
    void aFileIsTakenWholeOrNotAtAll() {
        CamtFile wrong = new CamtFile(account, "S-1", "EUR")
                .credit("1.00", today, "B-1", first)
                .closingAt("100.99");
        Response refused = upload(wrong.bytes());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains("101.00 EUR", "100.99 EUR", "-0.01 EUR differs");
        String tomorrow = LocalDate.parse(today).plusDays(2).toString();
        assertThat(upload(new CamtFile(account, "S-1", "EUR")
                                .credit("1.00", tomorrow, "B-1", first)
                                .bytes())
                        .<String>path("detail"))
                .contains("in the future");
        assertThat(upload("nothing like it".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(422);
        assertThat(upload(new byte[9 << 20]).statusCode()).isEqualTo(413);
        assertThat(payments()).isEmpty();
    }

    @Test
    void isForFinanceOnlyAndHiddenFromTenants() throws SQLException {
        upload(new CamtFile(account, "S-1", "EUR")
                .credit("1.00", today, "B-1", first)
                .bytes());
        byte[] file = new CamtFile(account, "S-9", "EUR").bytes();
        for (String user : List.of("carla", "alice", "olga")) {
            assertThat(upload(user, file).statusCode()).isEqualTo(403);
            assertThat(market.as(user).get(ENTRIES).statusCode()).isEqualTo(403);
        }
        for (String tenant : List.of(market.globex, market.acme, "")) {
            try (Books books = Books.asService(tenant)) {
                for (String table : List.of("bank_statement", "bank_entry", "bank_entry_payment")) {
                    assertThat(books.number("SELECT count(*) FROM " + table)).isZero();
                }
            }
        }
    }

    private String bill(int calls, int inAll) {
        consumer.use(calls, Instant.now());
        consumer.awaitRequests(month, inAll);
        return market.close(month, true).path("invoices[0].number");
    }

    private Response upload(byte[] file) {
        return upload("fiona", file);
    }

    private Response upload(String user, byte[] file) {
        return market.as(user).contentType("application/xml").body(file).post(STATEMENTS);
    }

    /** The only entry of the account's latest statement. */
    private Response entry() {
        return market.as("fiona").get(ENTRIES + "?statement=" + latestStatement());
    }

    private String latestStatement() {
        return market.as("fiona").get(STATEMENTS).path("items.find { it.account == '" + account + "' }.id");
    }

    private List<String> reasons(String statement) {
        return market.as("fiona")
                .get(ENTRIES + "?state=OPEN&statement=" + statement)
                .path("items.parked");
    }

    private List<String> payments() {
        return market.as("fiona")
                .get("/v1/finance/payments?tenant=" + market.globex)
                .path("items.amount.amount");
    }

    private @Nullable String owed() {
        return market.as("fiona")
                .get("/v1/finance/receivables?at=" + Instant.now().plusSeconds(1))
                .path("items.find { it.tenant == '" + market.globex + "' }?.open?.amount");
    }
}
