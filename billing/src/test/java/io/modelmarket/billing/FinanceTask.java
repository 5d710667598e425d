package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.UUID;

/** A kind of what finance, consumers and time ask of billing that moves money. */
interface FinanceTask {

    /** With its first time made ready, so that each time is like the others. */
    Undertaking begin() throws SQLException;

    static Response keyed(Market market, String user, UUID key, String path, Object body) {
        return market.as(user).header("Idempotency-Key", key).body(body).post(path);
    }

    /** The whole ledger is as it was written. */
    static void assertIntact(Market market) {
        assertThat(market.as("fiona").get("/v1/finance/ledger/verification").<String>path("verdict"))
                .isEqualTo("INTACT");
    }
}
