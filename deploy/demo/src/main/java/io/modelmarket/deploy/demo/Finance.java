package io.modelmarket.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the consumer and finance read and do in billing. */
final class Finance {

    private static final Duration BILLED_WITHIN = Duration.ofSeconds(20);

    private final Api consumer;
    private final Api finance;
    private final String tenant;
    private final YearMonth period;

    Finance(Api consumer, Api finance, String tenant, YearMonth period) {
        this.consumer = consumer;
        this.finance = finance;
        this.tenant = tenant;
        this.period = period;
    }

    /** Waits until billing shows at least {@code expected} requests; what it then shows. */
    long awaitRequests(long expected) {
        return Await.until("billing to show " + expected + " events", BILLED_WITHIN, () -> {
            long requests = consumer.get("/v1/tenants/" + tenant + "/usage?period=" + period)
                    .path("totals")
                    .path("requests")
                    .asLong();
            return requests >= expected ? Optional.of(requests) : Optional.empty();
        });
    }

    /** Bills what was used so far. */
    JsonNode interimInvoice() {
        JsonNode invoices = finance.post(
                        "/v1/finance/closes", Map.of("period", period.toString(), "tenant", tenant, "interim", true))
                .path("invoices");
        if (invoices.size() != 1) {
            throw new DemoFailure("expected one invoice for " + tenant + ", got " + invoices);
        }
        return invoices.get(0);
    }

    static Map<String, BigDecimal> shares(JsonNode invoice) {
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        for (JsonNode line : invoice.path("lines")) {
            for (JsonNode share : line.path("shares")) {
                shares.merge(
                        share.path("tenant").asText(),
                        new BigDecimal(share.path("amount").path("amount").asText()),
                        BigDecimal::add);
            }
        }
        return shares;
    }

    JsonNode report() {
        return finance.get(reportPath("json"));
    }

    CsvReport csv() {
        return CsvReport.read(finance.text(reportPath("csv")));
    }

    boolean ledgerBalanced() {
        return finance.get("/v1/finance/ledger/trial-balance").path("balanced").asBoolean();
    }

    private String reportPath(String format) {
        return "/v1/finance/report?period=" + period + "&tenant=" + tenant + "&format=" + format;
    }
}
