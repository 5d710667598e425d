package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static io.modelmarket.billing.FinanceTask.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.bank.CamtFile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What the bank says, and what finance makes of it. */
enum BankWork implements FinanceTask {
    /** One entry pays an invoice, another waits. */
    BANK_STATEMENT {
        @Override
        public Undertaking begin() {
            GrowingUsage used = GrowingUsage.ofThisMonth(10);
            used.bill();
            BankSide bank = new BankSide(used.market, "EUR");
            AtomicReference<CamtFile> file = new AtomicReference<>(bank.statement());
            return Undertaking.of(_ -> upload(used.market, file.get()))
                    .after(() -> {
                        used.oneMore();
                        String invoice = used.bill();
                        file.set(bank.statement()
                                .credit("0.10", bank.today, "B-" + invoice, invoice)
                                .credit("0.50", bank.today, "C-" + invoice, "thank you"));
                    })
                    .stepByStep()
                    .checkedBy(used::assertWhole);
        }
    },
    /** As its statement says; that is taken back before the next one says it again. */
    RETURNED_PAYOUT {
        @Override
        public Undertaking begin() throws SQLException {
            SettledPartner settled = settled();
            String name = settled.name(settled.settle());
            BankSide bank = new BankSide(settled.market, "EUR");
            AtomicReference<CamtFile> file = new AtomicReference<>(bank.statement());
            AtomicInteger times = new AtomicInteger();
            return Undertaking.of(_ -> upload(settled.market, file.get()))
                    .after(() -> {
                        if (times.getAndIncrement() > 0) {
                            said(settled.market.post("felix", undoingLast(bank), WHY), 200);
                        }
                        file.set(bank.statement().cameBack("5.00", bank.today, "B-" + times, name, "AC04"));
                    })
                    .stepByStep()
                    .checkedBy(() -> assertWhole(settled.market, bank));
        }
    },
    /** Before anything has left the bank. */
    REJECTED_PAYOUT {
        @Override
        public Undertaking begin() throws SQLException {
            SettledPartner settled = settled();
            Market market = settled.market;
            String rejection =
                    SettledPartner.SETTLEMENTS + settled.settle() + "/payouts/" + market.datahub + "/rejection";
            AtomicBoolean rejected = new AtomicBoolean();
            return Undertaking.of(key ->
                            keyed(market, "fiona", key, rejection, Map.of("code", "AC01", "reason", "no account")))
                    .after(() -> {
                        if (rejected.getAndSet(true)) {
                            said(market.post("felix", rejection + "/reversal", WHY), 200);
                        }
                    })
                    .checkedBy(() -> FinanceTask.assertIntact(market));
        }
    },
    /** Of an entry that waits: it pays an invoice. */
    ASSIGNMENT {
        @Override
        public Undertaking begin() {
            GrowingUsage used = GrowingUsage.ofThisMonth(10);
            Map<String, String> invoice = Map.of("invoice", used.bill());
            BankSide bank = new BankSide(used.market, "EUR");
            String assignments = assignments(waiting(bank));
            AtomicBoolean paid = new AtomicBoolean();
            return Undertaking.of(key -> keyed(used.market, "fiona", key, assignments, invoice))
                    .after(() -> {
                        if (paid.getAndSet(true)) {
                            said(used.market.post("felix", lastPayment(used.market) + "/reversal", WHY), 201);
                        }
                    })
                    .checkedBy(() -> assertWhole(used.market, bank));
        }
    },
    /** What pays an invoice is taken back there, and its entry waits again. */
    UNDONE_PAYMENT {
        @Override
        public Undertaking begin() {
            GrowingUsage used = GrowingUsage.ofThisMonth(10);
            Map<String, String> invoice = Map.of("invoice", used.bill());
            BankSide bank = new BankSide(used.market, "EUR");
            String assignments = assignments(waiting(bank));
            AtomicReference<String> payment = new AtomicReference<>("");
            return Undertaking.of(
                            _ -> used.market.post("felix", payment.get() + "/reversal", WHY),
                            answer -> answer.statusCode() == 201 || answer.statusCode() == 409)
                    .after(() -> {
                        said(used.market.post("fiona", assignments, invoice), 201);
                        payment.set(lastPayment(used.market));
                    })
                    .checkedBy(() -> assertWhole(used.market, bank));
        }
    },
    /** That it was interest. */
    UNDONE_ASSIGNMENT {
        @Override
        public Undertaking begin() {
            Market market = Market.open();
            BankSide bank = new BankSide(market, "EUR");
            String entry = waiting(bank);
            AtomicReference<String> undoing = new AtomicReference<>("");
            return Undertaking.of(key -> keyed(market, "felix", key, undoing.get(), WHY))
                    .after(() -> undoing.set(undoing(said(market.post("fiona", assignments(entry), INTEREST), 201)
                            .jsonPath())))
                    .checkedBy(() -> assertWhole(market, bank));
        }
    },
    OPENING {
        @Override
        public Undertaking begin() {
            Market market = Market.open();
            BankSide bank = new BankSide(market, "EUR");
            String opening = opening(bank);
            AtomicBoolean booked = new AtomicBoolean();
            return Undertaking.of(key -> keyed(market, "fiona", key, opening, Map.of("reason", "our own")))
                    .after(() -> {
                        if (booked.getAndSet(true)) {
                            said(market.post("fiona", opening + "/reversal", WHY), 200);
                        }
                    })
                    .checkedBy(() -> assertWhole(market, bank));
        }
    },
    UNDONE_OPENING {
        @Override
        public Undertaking begin() {
            Market market = Market.open();
            BankSide bank = new BankSide(market, "EUR");
            String opening = opening(bank);
            return Undertaking.of(key -> keyed(market, "fiona", key, opening + "/reversal", WHY))
                    .after(() -> market.made("fiona", opening, Map.of("reason", "our own")))
                    .checkedBy(() -> FinanceTask.assertIntact(market));
        }
    };

    private static final Map<String, String> WHY = Map.of("reason", "it was another");
    private static final Map<String, String> INTEREST = Map.of("account", "BANK_INTEREST", "reason", "of the year");

    /** Datahub with 5.00 EUR to be paid. */
    private static SettledPartner settled() throws SQLException {
        SettledPartner settled = new SettledPartner();
        settled.partner.share(500, LONG_AGO);
        return settled;
    }

    /** An entry that nothing is known of. */
    private static String waiting(BankSide bank) {
        return bank.entry(bank.statement().credit("0.50", bank.today, "C-1", "thank you"));
    }

    /** Of an account on which there was something before its first statement. */
    private static String opening(BankSide bank) {
        bank.take(bank.statement().skipping("100.00").credit("0.50", bank.today, "C-1", "thank you"));
        return "/v1/finance/bank-accounts/" + bank.account + "/EUR/opening";
    }

    private static String assignments(String entry) {
        return BankSide.ENTRIES + entry + "/assignments";
    }

    /** Where an entry's only assignment is taken back. */
    private static String undoing(JsonPath entry) {
        return assignments(entry.getString("id")) + "/" + entry.getString("assignments[0].id") + "/reversal";
    }

    /** The same of an account's only one. */
    private static String undoingLast(BankSide bank) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.query(
                            "SELECT ? || e.id || '/assignments/' || u.id || '/reversal' FROM bank_entry e"
                                    + " JOIN bank_entry_use u ON u.entry_id = e.id AND u.undone_at IS NULL"
                                    + " WHERE e.account = ? AND e.return_code = 'AC04'",
                            BankSide.ENTRIES,
                            bank.account)
                    .getFirst()
                    .toString();
        }
    }

    private static String lastPayment(Market market) {
        return "/v1/finance/payments/"
                + market.as("fiona")
                        .get("/v1/finance/payments?limit=1&tenant=" + market.globex)
                        .path("items[0].id");
    }

    private static Response upload(Market market, CamtFile file) {
        return market.as("fiona")
                .contentType("application/xml")
                .body(file.bytes())
                .post("/v1/finance/bank-statements");
    }

    private static Response said(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }

    private static void assertWhole(Market market, BankSide bank) {
        assertThat(bank.reconciled().getString("difference.amount")).isEqualTo("0.00");
        FinanceTask.assertIntact(market);
    }
}
