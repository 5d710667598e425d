package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static io.modelmarket.billing.FinanceTask.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** What is billed, paid and paid out. */
enum FinanceWork implements FinanceTask {
    PAYMENT {
        @Override
        public Undertaking begin() {
            GrowingUsage used = GrowingUsage.ofThisMonth(1000);
            String invoice = used.bill();
            return Undertaking.of(key -> keyed(
                            used.market,
                            "fiona",
                            key,
                            "/v1/finance/payments",
                            Map.of(
                                    "invoice",
                                    invoice,
                                    "amount",
                                    "0.01",
                                    "reference",
                                    "T-" + key,
                                    "receivedOn",
                                    today())))
                    .checkedBy(used::assertWhole);
        }
    },
    /** In another currency than the invoice's, changed at the rate of its day. */
    EXCHANGED_PAYMENT {
        @Override
        public Undertaking begin() {
            GrowingUsage used = GrowingUsage.ofThisMonth(1000);
            String invoice = used.bill();
            Response rate = used.market
                    .as("fiona")
                    .contentType("text/csv")
                    .body("date,base,quote,rate,source\n" + today() + ",USD,EUR,0.86235,ECB\n")
                    .post("/v1/finance/exchange-rates");
            assertThat(rate.statusCode()).as(rate.asString()).isEqualTo(201);
            return Undertaking.of(key -> keyed(
                            used.market,
                            "fiona",
                            key,
                            "/v1/finance/payments",
                            Map.of(
                                    "invoice",
                                    invoice,
                                    "amount",
                                    "0.10",
                                    "currency",
                                    "USD",
                                    "reference",
                                    "T-" + key,
                                    "receivedOn",
                                    today())))
                    .checkedBy(used::assertWhole);
        }
    },
    INTERIM_CLOSE {
        @Override
        public Undertaking begin() {
            GrowingUsage used = GrowingUsage.ofThisMonth(10);
            used.bill();
            return Undertaking.of(key -> used.close(key, true))
                    .after(used::oneMore)
                    .stepByStep()
                    .checkedBy(used::assertWhole);
        }
    },
    FREEZE {
        @Override
        public Undertaking begin() {
            GrowingUsage used = GrowingUsage.ofLastMonth(10);
            return Undertaking.of(key -> used.close(key, false));
        }
    },
    /** Approves, issues and locks; what is issued is paid by credit. */
    ISSUE {
        @Override
        public Undertaking begin() {
            GrowingUsage used = GrowingUsage.ofLastMonth(10);
            Map<String, Object> grant =
                    Map.of("tenant", used.market.globex, "amount", "1000.00", "currency", "EUR", "reason", "welcome");
            used.market.made("fiona", "/v1/finance/prepaid/grants", grant);
            AtomicReference<String> run =
                    new AtomicReference<>(used.market.close(used.month, false).path("run.id"));
            return Undertaking.of(
                            _ -> used.market.post("felix", close(run) + "/approval", ""),
                            answer -> answer.statusCode() == 200 && "LOCKED".equals(answer.path("run.state")))
                    .after(() -> {
                        used.market.made("fiona", close(run) + "/reopening", Map.of("reason", "late usage"));
                        used.oneMore();
                        run.set(used.close(UUID.randomUUID(), false).path("run.id"));
                    })
                    .checkedBy(used::assertWhole);
        }

        private String close(AtomicReference<String> run) {
            return GrowingUsage.CLOSES + "/" + run.get();
        }
    },
    CREDIT_NOTE {
        @Override
        public Undertaking begin() {
            GrowingUsage used = GrowingUsage.ofThisMonth(10_000);
            String notes = "/v1/finance/invoices/" + used.bill() + "/credit-notes";
            return Undertaking.of(key -> keyed(
                            used.market,
                            "fiona",
                            key,
                            notes,
                            Map.of("reason", "goodwill", "lines", List.of(Map.of("line", 1, "amount", "0.10")))))
                    .checkedBy(used::assertWhole);
        }
    },
    /** One invoice takes another's place, and the next one its. */
    REPLACEMENT {
        @Override
        public Undertaking begin() {
            GrowingUsage used = GrowingUsage.ofThisMonth(1000);
            AtomicReference<String> invoice = new AtomicReference<>(used.bill());
            keyed(used.market, "fiona", UUID.randomUUID(), "/v1/finance/payments", payment(invoice.get()));
            String read = "/v1/finance/invoices/";
            return Undertaking.of(key -> keyed(
                            used.market,
                            "fiona",
                            key,
                            read + invoice.get() + "/replacement",
                            Map.of("reason", "moved")))
                    .after(() -> {
                        String next = used.market
                                .as("fiona")
                                .get(read + invoice.get())
                                .path("invoice.replacedBy?.invoice");
                        invoice.set(next == null ? invoice.get() : next);
                    })
                    .checkedBy(used::assertWhole);
        }

        private Map<String, String> payment(String invoice) {
            return Map.of("invoice", invoice, "amount", "0.10", "reference", "T", "receivedOn", today());
        }
    },
    PROPOSAL {
        @Override
        public Undertaking begin() throws SQLException {
            Market market = partner().market;
            return Undertaking.of(key -> keyed(
                    market, "fiona", key, "/v1/finance/settlements", Map.of("currency", "EUR", "executeOn", today())));
        }
    },
    PAYOUT {
        @Override
        public Undertaking begin() throws SQLException {
            EarningPartner partner = partner();
            partner.settle();
            AtomicReference<String> settlement = new AtomicReference<>("");
            return Undertaking.of(_ -> partner.approve(settlement.get())).after(() -> {
                partner.share(500, LONG_AGO);
                settlement.set(partner.propose().path("id"));
            });
        }
    },
    PAYOUT_FILE {
        @Override
        public Undertaking begin() throws SQLException {
            EarningPartner partner = partner();
            String settlement = partner.propose().path("id");
            partner.approve(settlement);
            return Undertaking.of(
                    _ -> partner.market.as("fiona").get("/v1/finance/settlements/" + settlement + "/pain.001"));
        }
    };

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    /** Due something, for which it is invoiced in its name. */
    private static EarningPartner partner() throws SQLException {
        EarningPartner partner = EarningPartner.open();
        partner.profile("AT", "ATU12345678");
        partner.agree();
        partner.share(500, LONG_AGO);
        return partner;
    }
}
