package io.modelmarket.billing;

import io.restassured.response.Response;
import java.time.YearMonth;
import java.util.Map;

/** Finance closes consumers' periods. */
final class Closes {

    static final String PATH = "/v1/finance/closes";

    private Closes() {}

    /**
     * Closes one: fiona alone where it goes on; what is over she requests and felix approves. Interim, it can be billed
     * again: what is over is reopened.
     */
    static Response of(Market market, String tenant, String period, boolean interim) {
        boolean isOver = YearMonth.parse(period).isBefore(YearMonth.now(market.zone));
        Response asked = market.made("fiona", PATH, body(tenant, period, interim && !isOver));
        String run = asked.path("run.id");
        if (run == null) {
            return asked;
        }
        Response approved = market.made("felix", PATH + "/" + run + "/approval", "");
        if (interim) {
            market.made("fiona", PATH + "/" + run + "/reopening", Map.of("reason", "there is more to come"));
        }
        return approved;
    }

    static Map<String, Object> body(String tenant, String period, boolean interim) {
        return Map.of("period", period, "tenant", tenant, "interim", interim);
    }
}
