package io.modelmarket.billing.prepaid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credit that was recorded by mistake or cannot be booked, and who waits for whom over it. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PrepaidMistakesTest {

    @Inject
    PrepaidExpiry expiry;

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();

    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void aReceiptThatIsSentAgainIsTheSameOne() throws SQLException {
        String order = order("10.00");
        String key = UUID.randomUUID().toString();
        String first = receipt(order, key).path("id");
        assertThat(receipt(order, key).<String>path("id")).isEqualTo(first);
        assertThat(account("PREPAID_CREDIT")).isEqualTo(-1000);
    }

    @Test
    void aWrongReceiptIsTakenBackAndItsOrderCanBePaidAfterAll() throws SQLException {
        String order = order("10.00");
        String credit = receipt(order, "one").path("id");

        Response taken = reverse(credit, "fiona");

        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
        assertThat(taken.<String>path("left.amount")).isEqualTo("0.00");
        assertThat(taken.<String>path("reversed.amount")).isEqualTo("10.00");
        assertThat(account("PREPAID_CREDIT")).isZero();
        JsonPath entries = market.as("carla")
                .get("/v1/tenants/{t}/prepaid/entries", market.globex)
                .jsonPath();
        assertThat(entries.getList("items.kind", String.class)).containsExactly("REVERSED", "GRANTED");
        assertThat(entries.getString("items[0].reason")).isEqualTo("another tenant's transfer");
        try (Books books = Books.asService("*")) {
            assertThat(books.number("""
                            SELECT count(*) FROM ledger_transaction c JOIN ledger_transaction t ON t.id = c.corrects
                            WHERE t.idempotency_key = ?
                            """, "prepaid/" + credit)).isEqualTo(1);
        }
        assertThat(reverse(credit, "fiona").statusCode()).isEqualTo(409);
        assertThat(receipt(order, "two").statusCode()).isEqualTo(201);
        assertThat(receipt(order, "three").statusCode()).isEqualTo(409);
        assertThat(account("PREPAID_CREDIT")).isEqualTo(-1000);
    }

    @Test
    void whatHasPaidAnInvoiceStays() throws SQLException {
        String order = order("10.00");
        String credit = receipt(order, "one").path("id");
        bill(40);
        assertThat(reverse(credit, "fiona").<String>path("reversed.amount")).isEqualTo("6.00");
        assertThat(account("PREPAID_CREDIT")).isZero();
        assertThat(account("RECEIVABLE")).isZero();
        assertThat(receipt(order, "two").statusCode()).isEqualTo(409);
    }

    @Test
    void onlyFinanceTakesCreditBack() {
        String credit = receipt(order("1.00"), "one").path("id");
        assertThat(reverse(credit, "carla").statusCode()).isEqualTo(403);
        assertThat(reverse(UUID.randomUUID().toString(), "fiona").statusCode()).isEqualTo(404);
        assertThat(market.post("fiona", "/v1/finance/prepaid/credits/" + credit + "/reversal", Map.of())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void saysThatADateIsOutOfRange() {
        Response given = give("1.00", "+999999-01-01T00:00:00Z");
        assertThat(given.statusCode()).isEqualTo(400);
        assertThat(given.<String>path("detail")).contains("expiresAt must be between");
    }

    @Test
    void aCreditThatCannotExpireHoldsUpNoOther() throws SQLException {
        Instant soon = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        String stuck = give("1.00", soon.toString()).path("id");
        give("2.00", soon.plusSeconds(1).toString());
        try (Books books = Books.asOwner("*")) {
            books.update("""
                    INSERT INTO prepaid_entry (credit_id, tenant, currency, kind, amount_minor, reference, at)
                    VALUES (?, ?, 'EUR', 'EXPIRED', -1, 'expired 2', now())
                    """, UUID.fromString(stuck), market.globex);
            books.commit();
        }

        expiry.expire(soon.plusSeconds(1));

        assertThat(account("PROMOTIONAL_CREDIT")).isEqualTo(-100);
    }

    @Test
    void aCreditNoteWaitsForCreditBeforeItHoldsWhatRevenueIsSharedBy() throws Exception {
        give("10.00", Instant.now().plus(9, ChronoUnit.DAYS).toString());
        String invoice = bill(40);
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Books close = Books.asOwner("*")) {
            close.query("SELECT id FROM prepaid_credit WHERE tenant = ? FOR UPDATE", market.globex);
            Future<Response> credited = threads.submit(() -> market.post(
                    "fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", Map.of("reason", "Outage")));
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting(close) > 0);

            List<Object> sharing = close.query(
                    "SELECT pg_try_advisory_xact_lock(hashtextextended('sharing ' || terms, 0)) FROM accrual"
                            + " WHERE invoice_number = ?",
                    invoice);

            assertThat(sharing).isNotEmpty().containsOnly(true);
            close.commit();
            assertThat(credited.get().statusCode()).isEqualTo(201);
        }
    }

    private static long waiting(Books books) throws SQLException {
        return books.number(
                "SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))");
    }

    private String bill(int requests) {
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.send(consumer.next(Instant.now()).setRequests(requests).build());
        market.topics.flush();
        consumer.awaitRequests(month, requests);
        return market.close(month, true).path("invoices[0].number");
    }

    private String order(String amount) {
        return market.made(
                        "carla",
                        "/v1/tenants/" + market.globex + "/prepaid/orders",
                        Map.of("amount", amount, "currency", "EUR"))
                .path("reference");
    }

    private Response receipt(String order, String key) {
        return market.as("fiona")
                .header("Idempotency-Key", key)
                .body(Map.of("bankReference", "B-1"))
                .post("/v1/finance/prepaid/orders/{o}/receipt", order);
    }

    private Response reverse(String credit, String who) {
        return market.post(
                who,
                "/v1/finance/prepaid/credits/" + credit + "/reversal",
                Map.of("reason", "another tenant's transfer"));
    }

    private Response give(String amount, String expiresAt) {
        return market.post(
                "fiona",
                "/v1/finance/prepaid/grants",
                Map.of(
                        "tenant",
                        market.globex,
                        "amount",
                        amount,
                        "currency",
                        "EUR",
                        "reason",
                        "welcome",
                        "expiresAt",
                        expiresAt));
    }

    private long account(String purpose) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number("""
                    SELECT coalesce(sum(e.amount_minor), 0)::bigint FROM ledger_entry e
                    JOIN ledger_account a ON a.id = e.account_id
                    WHERE a.tenant = ? AND a.purpose = ? AND a.currency = 'EUR'
                    """, market.globex, purpose);
        }
    }
}
