package io.modelmarket.tenant.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.KeyBudget;
import io.modelmarket.contracts.event.proto.KeyState;
import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.Records;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a key may use of a month, as its tenant sets it and the data planes hear of it. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class KeyBudgetTest {

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String tenant;
    String keys;

    @BeforeEach
    void found() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
        keys = "/v1/tenants/" + tenant + "/keys";
    }

    @Test
    void isSetWithTheKeyChangedAndTakenAway() throws Exception {
        Response created = market.post("alice", keys, Map.of("name", "k", "budget", budget(100, "HARD")));
        String id = created.path("id");
        Response changed = patch("alice", id, Map.of("budget", budget(50, "SOFT")));
        Response cleared = market.as("alice").delete(keys + "/" + id + "/budget");
        Response again = market.as("alice").delete(keys + "/" + id + "/budget");

        assertThat(created.<Integer>path("budget.monthlyRequests")).isEqualTo(100);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.<String>path("budget.kind")).isEqualTo("SOFT");
        assertThat(List.of(cleared.statusCode(), again.statusCode())).containsOnly(204);
        assertThat(market.get("alice", keys).<Object>path("items[0].budget")).isNull();
        List<byte[]> states = Records.of(Topic.KEYS, id, 3);
        KeyBudget first = told(states.get(0)).getBudget();
        KeyBudget second = told(states.get(1)).getBudget();
        assertThat(first.getMonthlyRequests()).isEqualTo(100);
        assertThat(first.getKind()).isEqualTo(KeyBudget.Kind.HARD);
        assertThat(first.getTimeZone()).isEqualTo("Europe/Berlin");
        assertThat(second.getMonthlyRequests()).isEqualTo(50);
        assertThat(second.getKind()).isEqualTo(KeyBudget.Kind.SOFT);
        assertThat(second.getId()).isEqualTo(first.getId()).isNotEmpty();
        assertThat(told(states.get(2)).hasBudget()).isFalse();
        assertThat(states).hasSize(3);
    }

    @Test
    void keepsItsIdWhenItIsSetAgain() throws Exception {
        String id = market.post("alice", keys, Map.of("name", "k")).path("id");
        patch("alice", id, Map.of("budget", budget(5, "HARD")));
        market.as("alice").delete(keys + "/" + id + "/budget").then().statusCode(204);
        patch("alice", id, Map.of("budget", budget(6, "HARD")));

        List<byte[]> states = Records.of(Topic.KEYS, id, 4);

        assertThat(told(states.get(0)).hasBudget()).isFalse();
        assertThat(told(states.get(3)).getBudget().getId())
                .isEqualTo(told(states.get(1)).getBudget().getId());
    }

    @Test
    void saysWhatIsWrongWithIt() {
        String id = market.post("alice", keys, Map.of("name", "k")).path("id");
        for (Map<String, Object> wrong : List.of(
                budget(0, "HARD"), budget(-1, "HARD"), budget(1_000_000_000_001L, "HARD"), budget(5, "GENTLE"))) {
            assertThat(patch("alice", id, Map.of("budget", wrong)).statusCode()).isEqualTo(400);
        }
        assertThat(patch("alice", id, Map.of()).statusCode()).isEqualTo(400);
        assertThat(patch("alice", id, Map.of("budget", Map.of("kind", "HARD"))).asString())
                .contains("monthlyRequests");
        market.as("alice").delete(keys + "/" + id).then().statusCode(204);
        assertThat(patch("alice", id, Map.of("budget", budget(5, "HARD"))).statusCode())
                .isEqualTo(409);
    }

    @Test
    void anotherTenantNeitherSetsNorSeesIt() {
        String foreign = market.tenantOf("dan");
        String id = market.post(
                        "dan", "/v1/tenants/" + foreign + "/keys", Map.of("name", "k", "budget", budget(7, "HARD")))
                .path("id");

        Response theirs = patch("alice", id, Map.of("budget", budget(1_000, "HARD")));
        Response absent = patch("alice", "0123456789abcdef", Map.of("budget", budget(1_000, "HARD")));
        Response cleared = market.as("alice").delete(keys + "/" + id + "/budget");

        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(Market.problem(theirs)).isEqualTo(Market.problem(absent));
        assertThat(cleared.statusCode()).isEqualTo(404);
        assertThat(market.get("alice", keys).asString()).doesNotContain(id);
        assertThat(market.get("dan", "/v1/tenants/" + foreign + "/keys")
                        .<Integer>path("items[0].budget.monthlyRequests"))
                .isEqualTo(7);
    }

    private Response patch(String user, String id, Object body) {
        return market.as(user).contentType(ContentType.JSON).body(body).patch(keys + "/" + id);
    }

    private static Map<String, Object> budget(long requests, String kind) {
        return new HashMap<>(Map.of("monthlyRequests", requests, "kind", kind));
    }

    private static KeyState told(byte[] record) throws InvalidProtocolBufferException {
        return KeyState.parseFrom(record);
    }
}
