package io.modelmarket.billing.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Market;
import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proposal that its proposer withdraws while the last party signs: one of both comes first, whole. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class WithdrawnWhileSignedTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    Agreements agreements;

    @Inject
    Database database;

    @Inject
    TenantScope scope;

    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void theOneInForceStaysSoWhereTheProposalIsWithdrawnFirst() throws Exception {
        String before = market.agree(market.usualShares());
        String id = signedButByThePlatform();
        Future<Response> signed;
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            signed =
                    scope.callAsPlatform(() -> QuarkusTransaction.requiringNew().call(() -> {
                        agreements.end(new TenantId(market.acme), UUID.fromString(id), "alice");
                        Future<Response> last = threads.submit(
                                () -> market.post("fiona", path("platform", id) + "/acceptance", Map.of()));
                        await().pollInSameThread().atMost(LIMIT).until(this::isWaitedFor);
                        return last;
                    }));
        }

        assertThat(status(id)).isEqualTo("ENDED");
        assertThat(status(before)).isEqualTo("ACTIVE");
        assertThat(signed.get().statusCode()).as(signed.get().asString()).isEqualTo(409);
        assertThat(signed.get().<String>path("detail")).contains("has ended");
    }

    @Test
    void whoWithdrawsWhatTheLastPartyHasSignedGivesNotice() throws Exception {
        String before = market.agree(market.usualShares());
        String id = signedButByThePlatform();
        Future<Response> withdrawn;
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            withdrawn =
                    scope.callAsPlatform(() -> QuarkusTransaction.requiringNew().call(() -> {
                        agreements.accept(new TenantId("platform"), UUID.fromString(id), "fiona");
                        Future<Response> end =
                                threads.submit(() -> market.post("alice", path(market.acme, id) + "/end", Map.of()));
                        await().pollInSameThread().atMost(LIMIT).until(this::isWaitedFor);
                        return end;
                    }));
        }

        assertThat(withdrawn.get().statusCode()).as(withdrawn.get().asString()).isEqualTo(200);
        assertThat(withdrawn.get().<String>path("endsAt")).isNotNull();
        assertThat(status(id)).isEqualTo("ACTIVE");
        assertThat(status(before)).isEqualTo("ENDED");
    }

    private String signedButByThePlatform() {
        return market.signed(Map.of("shares", market.usualShares(), "noticeDays", 30), "dan", "gus");
    }

    /** Whether another transaction waits for this one. */
    private boolean isWaitedFor() {
        return database.first(
                        "SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))",
                        row -> true)
                .isPresent();
    }

    private String status(String id) {
        return market.as("alice").get(path(market.acme, id)).path("status");
    }

    private static String path(String tenant, String id) {
        return "/v1/tenants/" + tenant + "/agreements/" + id;
    }
}
