package io.modelmarket.tenant.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.ServiceDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class AuditTest {

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String tenant;
    String path;

    /** A data plane and the operator do these; {@code QuarantineResourceTest} and its neighbour have them do it. */
    private static final EnumSet<AuditAction> NOT_BY_MEMBERS = EnumSet.of(
            AuditAction.RELEASE_QUARANTINED,
            AuditAction.QUARANTINE_REVOKED,
            AuditAction.CONSUMER_REFUSED,
            AuditAction.REFUSAL_REVOKED);

    @BeforeEach
    void found() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
        path = "/v1/tenants/" + tenant;
    }

    @Test
    void recordsEveryKindOfChangeWithWhoMadeIt() throws Exception {
        String member = market.join(tenant, "alice", "dan", "VIEWER");
        market.as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("role", "PUBLISHER"))
                .patch(path + "/members/" + member);
        String key = market.post("alice", path + "/keys", Map.of("name", "k")).path("id");
        market.as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("budget", Map.of("monthlyRequests", 5, "kind", "HARD")))
                .patch(path + "/keys/" + key);
        market.as("alice").delete(path + "/keys/" + key + "/budget");
        market.as("alice").delete(path + "/keys/" + key);
        String refused = market.draft(tenant, "dan", "iris", "0.1.0");
        market.as("dan")
                .contentType(ContentType.JSON)
                .body(Map.of("id", "Apache-2.0"))
                .put(refused + "/licence");
        market.upload("dan", refused, "no model".getBytes(StandardCharsets.UTF_8));
        market.post("dan", refused + "/submission");
        String emptied = market.draft(tenant, "dan", "iris", "0.2.0");
        market.upload("dan", emptied, "no model".getBytes(StandardCharsets.UTF_8));
        market.as("dan").delete(emptied + "/files/model.onnx");
        String published = market.published(tenant, "dan", "iris", "1.0.0");
        market.post("dan", published + "/withdrawal");
        market.submitted(tenant, "dan", "iris", "2.0.0");
        market.post("olga", Market.review(tenant, "iris", "2.0.0") + "/rejection", Map.of("reason", "r"));
        market.as("alice").delete(path + "/members/" + member);

        List<String> actions = read("SELECT DISTINCT action FROM audit_record WHERE tenant = ?");
        assertThat(actions)
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(NOT_BY_MEMBERS).stream()
                        .map(Enum::name)
                        .toList());
        assertThat(read("SELECT actor_email FROM audit_record WHERE tenant = ? AND action = 'RELEASE_PUBLISHED'"))
                .containsExactly("olga@example.com");
        assertThat(read("SELECT actor FROM audit_record WHERE tenant = ? AND action = 'TENANT_CREATED'"))
                .containsExactly(market.subject("alice"));
        assertThat(read("SELECT object FROM audit_record WHERE tenant = ? AND action = 'KEY_REVOKED'"))
                .containsExactly("key/" + key);
    }

    @Test
    void carriesTheRequestIdOfTheAnswer() throws Exception {
        String requestId = "req-" + tenant;

        market.as("alice")
                .header("X-Request-Id", requestId)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "k"))
                .post(path + "/keys");

        assertThat(read("SELECT request_id FROM audit_record WHERE tenant = ? AND action = 'KEY_CREATED'"))
                .containsExactly(requestId);
    }

    @Test
    void recordsNothingOfAChangeThatDidNotHappen() throws Exception {
        int before = read("SELECT id FROM audit_record WHERE tenant = ?").size();

        market.post("alice", path + "/members", Map.of("email", "alice@example.com", "role", "VIEWER"));

        assertThat(read("SELECT id FROM audit_record WHERE tenant = ?")).hasSize(before);
    }

    private List<String> read(String sql) throws Exception {
        return ServiceDatabase.asService(tenant, connection -> ServiceDatabase.column(connection, sql, tenant));
    }
}
