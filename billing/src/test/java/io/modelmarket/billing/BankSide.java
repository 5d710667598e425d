package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.bank.CamtFile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bank of a market: a fresh account, its statements, and what finance sees of them. */
final class BankSide {

    static final String ENTRIES = "/v1/finance/bank-entries/";

    final String today = LocalDate.now(ZoneOffset.UTC).toString();
    final String account = "DE" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    private final Market market;
    private final String currency;
    private int statements;
    private @Nullable CamtFile last;

    BankSide(Market market, String currency) {
        this.market = market;
        this.currency = currency;
    }

    /** A statement that begins where the last one ended. */
    CamtFile statement() {
        CamtFile file = new CamtFile(account, "S-" + ++statements, currency);
        if (last != null) {
            file.after(last);
        }
        last = file;
        return file;
    }

    /** Uploaded by fiona. */
    JsonPath take(CamtFile file) {
        Response taken = market.as("fiona")
                .contentType("application/xml")
                .body(file.bytes())
                .post("/v1/finance/bank-statements");
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
        return taken.jsonPath().setRootPath("items[0]");
    }

    /** The entries of the account, the latest statement's first. */
    JsonPath entries(JsonPath statement) {
        return market.as("fiona")
                .get("/v1/finance/bank-entries?statement=" + statement.getString("id"))
                .jsonPath();
    }

    /** Of a statement of one entry. */
    String entry(CamtFile file) {
        return entries(take(file)).getString("items[0].id");
    }

    Response assign(String user, String entry, Map<String, ?> what) {
        return market.post(user, ENTRIES + entry + "/assignments", what);
    }

    /** Takes an entry's only assignment back. */
    Response undo(String entry) {
        String assignment = market.as("fiona")
                .get("/v1/finance/bank-entries?limit=500")
                .path("items.find { it.id == '" + entry + "' }.assignments[0].id");
        return market.post(
                "felix",
                ENTRIES + entry + "/assignments/" + assignment + "/reversal",
                Map.of("reason", "it was another"));
    }

    /** The account as it is reconciled. */
    JsonPath reconciled() {
        return market.as("fiona")
                .get("/v1/finance/bank-reconciliation")
                .jsonPath()
                .setRootPath("accounts.find { it.account == '" + account + "' }");
    }

    /** A book of the account's currency as it is reconciled. */
    JsonPath book(String name) {
        return market.as("fiona")
                .get("/v1/finance/bank-reconciliation")
                .jsonPath()
                .setRootPath("books.find { it.book == '" + name + "' && it.own.currency == '" + currency + "' }");
    }

    /** Purposes and amounts of a reference's ledger entries. */
    static List<Object> booked(String reference) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.query(
                    "SELECT a.purpose || ' ' || e.currency || ' ' || e.amount_minor FROM ledger_entry e"
                            + " JOIN ledger_account a ON a.id = e.account_id WHERE e.reference LIKE ?",
                    reference);
        }
    }

    /** What the market owes a partner, in cents. */
    static long owed(String tenant) throws SQLException {
        try (Books books = Books.asService("*")) {
            return -books.number(
                    "SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_entry e JOIN ledger_account a"
                            + " ON a.id = e.account_id WHERE a.tenant = ? AND a.purpose = 'PARTNER_PAYABLE'",
                    tenant);
        }
    }
}
