package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.payout.Happening;
import io.modelmarket.billing.payout.Transfers;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A payout leaves the bank once by its statements; one that comes back is owed again, and paid once more. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ReturnedPayoutTest {

    private static final String SETTLEMENTS = "/v1/finance/settlements/";

    @Inject
    Transfers transfers;

    @Inject
    TenantScope scope;

    private EarningPartner partner;
    private Market market;
    private BankSide bank;

    @BeforeEach
    void earn() throws SQLException {
        partner = EarningPartner.open();
        market = partner.market;
        bank = new BankSide(market, "EUR");
        partner.agree();
        partner.profile("AT", "ATU12345678");
        partner.share(500, LONG_AGO);
    }

    @Test
    void isPaidAgainOnceTheAccountIsCorrectedUnderTheSameDocument() throws SQLException {
        String first = settle();
        long before = BankSide.owed(market.datahub);
        assertThat(state(first, "state")).isEqualTo("ORDERED");
        bank.take(bank.statement().transfer("5.00", bank.today, "B-1", name(first)));
        assertThat(state(first, "state")).isEqualTo("EXECUTED");
        JsonPath back =
                bank.entries(bank.take(bank.statement().cameBack("5.00", bank.today, "B-2", name(first), "AC04")));
        assertThat(back.getString("items[0].state")).isEqualTo("SETTLED");
        assertThat(back.getString("items[0].returnCode")).isEqualTo("AC04");
        assertThat(state(first, "state")).isEqualTo("RETURNED");
        assertThat(state(first, "code")).isEqualTo("AC04");
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before + 500);
        assertStatementSaysSo();

        assertThat(left()).contains("came back (AC04", "corrects its payout account");
        correct();
        partner.share(200, LONG_AGO);
        String second = settle();
        JsonPath paid = payout(second);
        assertThat(paid.getString("amount.amount")).isEqualTo("2.00");
        assertThat(paid.getString("again.amount")).isEqualTo("5.00");
        assertThat(paid.getString("total.amount")).isEqualTo("7.00");
        assertThat(paid.getString("selfBilling.number")).isEqualTo(partner.number(2));
        assertThat(partner.own("/" + partner.number(2)).<String>path("total.amount"))
                .isEqualTo("2.00");
        assertThat(payout(first).getString("selfBilling.number")).isEqualTo(partner.number(1));
        bank.take(bank.statement().transfer("7.00", bank.today, "B-3", name(second)));
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before);
        assertThat(bank.undo(entry("B-2")).<String>path("detail")).contains("was paid again since");
        assertThat(bank.reconciled().getString("difference.amount")).isEqualTo("0.00");
    }

    @Test
    void onlyWhatCameBackIsPaidWithoutADocument() throws SQLException {
        String first = settle();
        bank.take(bank.statement().cameBack("5.00", bank.today, "B-1", name(first), "MS03"));
        correct();
        String second = settle();
        assertThat(payout(second).getString("amount.amount")).isEqualTo("0.00");
        assertThat(payout(second).getString("total.amount")).isEqualTo("5.00");
        assertThat(payout(second).getString("selfBilling")).isNull();
        // The first one's debit is taken in out of turn.
        bank.take(bank.statement().transfer("5.00", bank.today, "B-2", name(first)));
        JsonPath twice = bank.entries(bank.take(bank.statement().transfer("5.00", bank.today, "B-3", name(first))));
        assertThat(twice.getString("items[0].parked")).isEqualTo("PAYOUT_DIFFERS");
        assertThat(bank.assign("felix", twice.getString("items[0].id"), Map.of("payout", name(first)))
                        .statusCode())
                .isEqualTo(409);
        assertThat(left()).doesNotContain("came back");
    }

    @Test
    void whatWasSaidByMistakeIsTakenBackAndSaidAnew() throws SQLException {
        String settlement = settle();
        long before = BankSide.owed(market.datahub);
        String back = bank.entry(bank.statement().credit("4.60", bank.today, "B-1", "return less our fee"));
        Response assigned = bank.assign(
                "fiona", back, Map.of("payout", name(settlement), "code", "AC06", "reason", "account blocked"));
        assertThat(assigned.<String>path("assignments[0].payout")).isEqualTo(name(settlement));
        assertThat(assigned.<String>path("state")).isEqualTo("SETTLED");
        assertThat(state(settlement, "reason")).isEqualTo("account blocked");
        assertThat(BankSide.booked("payout/" + settlement + "/" + place(settlement)))
                .contains("UNALLOCATED EUR 460", "BANK_FEES EUR 40", "PARTNER_PAYABLE EUR -500");
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before + 500);
        assertThat(bank.undo(back).<String>path("state")).isEqualTo("OPEN");
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before);
        assertThat(state(settlement, "state")).isEqualTo("ORDERED");
        assertThat(bank.assign("fiona", back, Map.of("payout", name(settlement), "code", "MS03"))
                        .statusCode())
                .isEqualTo(201);
        String more = bank.entry(bank.statement().credit("5.01", bank.today, "B-2", "return"));
        assertThat(bank.assign("fiona", more, Map.of("payout", name(settlement)))
                        .<String>path("detail"))
                .contains("no more of it can come back");
    }

    @Test
    void anOpenProposalIsNotPaidToAnotherAccount() throws SQLException {
        String first = settle();
        partner.share(300, LONG_AGO);
        String open = partner.propose().path("id");
        bank.take(bank.statement().cameBack("5.00", bank.today, "B-1", name(first), "AC04"));
        correct();
        assertThat(partner.leftOut(partner.approve(open))).contains("another payout account");
        String second = settle();
        assertThat(payout(second).getString("iban")).isEqualTo("DE02120300000000202051");
        assertThat(payout(second).getString("total.amount")).isEqualTo("8.00");
    }

    @Test
    void whatIsMissingBeyondBanksFeesIsNoReturn() throws SQLException {
        partner.share(9_500, LONG_AGO);
        String settlement = settle();
        Map<String, String> back = Map.of("payout", name(settlement));
        String little = bank.entry(bank.statement().credit("49.99", bank.today, "B-1", "return"));
        assertThat(bank.assign("fiona", little, back).<String>path("detail"))
                .contains("keep 50.00 EUR", "50.01 EUR is missing", "return-fee-at-most");
        String whole = bank.entry(bank.statement().credit("100.00", bank.today, "B-2", "return"));
        assertThat(bank.assign("fiona", whole, Map.of("payout", name(settlement), "amount", "99.00"))
                        .<String>path("detail"))
                .contains("all that is left");
        assertThat(bank.assign("fiona", whole, back).<String>path("state")).isEqualTo("SETTLED");
    }

    @Test
    void whatTheBankChargesForAPayoutIsItsCharge() throws SQLException {
        String settlement = settle();
        JsonPath charge = bank.entries(bank.take(bank.statement().charge("0.30", bank.today, "B-1", name(settlement))));
        assertThat(charge.getString("items[0].parked")).isEqualTo("CHARGE");
        assertThat(state(settlement, "state")).isEqualTo("ORDERED");
        bank.take(bank.statement().charge("5.00", bank.today, "B-2", name(settlement)));
        assertThat(state(settlement, "state")).isEqualTo("EXECUTED");
    }

    @Test
    void whatWasSaidIsTakenBackOnce() throws SQLException {
        String settlement = settle();
        bank.take(bank.statement().transfer("5.00", bank.today, "B-1", name(settlement)));
        UUID event;
        try (Books books = Books.asService("*")) {
            String sql = "SELECT id::text FROM payout_event WHERE tenant = ?";
            event = UUID.fromString(books.query(sql, market.datahub).getFirst().toString());
        }
        Happening.Why why = new Happening.Why(null, "it was made", "felix", Instant.now());
        Runnable undo = () -> scope.runAsPlatform(
                () -> QuarkusTransaction.requiringNew().run(() -> transfers.undo(event, Purpose.UNEXPLAINED, why)));
        undo.run();
        assertThatThrownBy(undo::run).hasMessageContaining("is taken back already");
    }

    @Test
    void whatTheBankRefusesIsOwedAgainUnlessItIsTakenBack() throws SQLException {
        String settlement = settle();
        long before = BankSide.owed(market.datahub);
        String path = SETTLEMENTS + settlement + "/payouts/" + market.datahub + "/rejection";
        assertThat(market.post("dan", path, Map.of("reason", "x")).statusCode()).isEqualTo(403);
        assertThat(market.post("fiona", path, Map.of("code", "nonsense", "reason", "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(market.post("fiona", path.replace(market.datahub, market.gridco), Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(404);
        Response refused = market.post("fiona", path, Map.of("code", "AC01", "reason", "no such account"));
        assertThat(refused.<String>path("tenant")).as(refused.asString()).isEqualTo(market.datahub);
        assertThat(refused.<String>path("transfer.state")).isEqualTo("REJECTED");
        assertThat(state(settlement, "state")).isEqualTo("REJECTED");
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before + 500);
        assertThat(market.post("fiona", path, Map.of("reason", "again")).statusCode())
                .isEqualTo(409);
        JsonPath executed =
                bank.entries(bank.take(bank.statement().transfer("5.00", bank.today, "B-1", name(settlement))));
        assertThat(executed.getString("items[0].parked")).isEqualTo("PAYOUT_DIFFERS");
        assertThat(market.post("felix", path + "/reversal", Map.of("reason", "it was made"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(BankSide.owed(market.datahub)).isEqualTo(before);
        assertThat(bank.assign("felix", executed.getString("items[0].id"), Map.of("payout", name(settlement)))
                        .<String>path("state"))
                .isEqualTo("SETTLED");
        try (Books own = Books.asService(market.datahub);
                Books others = Books.asService(market.gridco)) {
            String count = "SELECT count(*) FROM payout_event WHERE tenant = ?";
            assertThat(own.number(count, market.datahub)).isEqualTo(2);
            assertThat(others.number(count, market.datahub)).isZero();
            assertThat(own.number("SELECT count(*) FROM bank_entry_use")).isZero();
        }
    }

    private void assertStatementSaysSo() {
        String month = YearMonth.from(LocalDate.now(ZoneOffset.UTC).plusDays(3)).toString();
        JsonPath statement = market.as("dan")
                .get("/v1/tenants/" + market.datahub + "/statements?period=" + month)
                .jsonPath();
        assertThat(statement.getList("payouts.cameBack.code")).isEqualTo(List.of("AC04"));
    }

    /** Why the partner is left out of a new proposal; empty where it is due nothing. */
    private String left() {
        Response proposed = market.post(
                "fiona",
                "/v1/finance/settlements",
                Map.of(
                        "currency",
                        "EUR",
                        "executeOn",
                        LocalDate.now(ZoneOffset.UTC).plusDays(3).toString()));
        if (proposed.statusCode() == 409) {
            String detail = proposed.path("detail");
            int at = detail.indexOf(market.datahub + ": ");
            return at < 0 ? "" : detail.substring(at);
        }
        assertThat(proposed.<List<String>>path("payouts.tenant")).doesNotContain(market.datahub);
        String reason = proposed.path("omitted.find { it.tenant == '" + market.datahub + "' }?.reason");
        return reason == null ? "" : reason;
    }

    private void correct() {
        assertThat(market.as("dan")
                        .body(Map.of("holder", "Datahub", "iban", "DE02120300000000202051"))
                        .put("/v1/tenants/{t}/payout-account", market.datahub)
                        .statusCode())
                .isEqualTo(200);
    }

    private String settle() {
        String id = partner.propose().path("id");
        Response approved = partner.approve(id);
        assertThat(approved.<String>path("state")).as(approved.asString()).isEqualTo("APPROVED");
        return id;
    }

    private JsonPath payout(String settlement) {
        return market.as("fiona")
                .get("/v1/finance/settlements?limit=500")
                .jsonPath()
                .setRootPath("items.find { it.id == '" + settlement + "' }.payouts.find { it.tenant == '"
                        + market.datahub + "' }");
    }

    private String state(String settlement, String what) {
        return payout(settlement).getString("transfer." + what);
    }

    private String name(String settlement) {
        return state(settlement, "name");
    }

    private String place(String settlement) {
        String name = name(settlement);
        return name.substring(name.indexOf('-') + 1);
    }

    private String entry(String reference) {
        return market.as("fiona")
                .get("/v1/finance/bank-entries?limit=500")
                .path("items.find { it.reference == '" + reference + "' && it.assignments.any { it.tenant == '"
                        + market.datahub + "' } }.id");
    }
}
