package io.modelmarket.tenant.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.KeyState;
import io.modelmarket.contracts.id.KeyToken;
import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.Records;
import io.modelmarket.tenant.ServiceDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class KeyResourceTest {

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
    void showsTheTokenOnceAndKeepsItsDigest() throws Exception {
        Response created = market.post("alice", keys, Map.of("name", "production"));

        String text = created.path("token");
        KeyToken token = KeyToken.parse(text).orElseThrow();
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(token.environment()).isEqualTo("live");
        assertThat(created.<String>path("id")).isEqualTo(token.id());
        assertThat(text).startsWith(created.path("prefix")).endsWith(created.path("lastFour"));
        String listed = market.get("alice", keys).asString();
        assertThat(listed).contains(token.id()).doesNotContain(token.secret());
        assertThat(everythingStored()).contains(token.id()).doesNotContain(token.secret());
    }

    @Test
    void reachesTheDataPlanesWithItsDigest() throws Exception {
        Instant end = Instant.parse("2999-01-01T00:00:00Z");
        Response created = market.post("alice", keys, Map.of("name", "k", "expiresAt", end.toString()));

        KeyState state =
                KeyState.parseFrom(Records.of(Topic.KEYS, created.path("id"), 1).getFirst());

        KeyToken token = KeyToken.parse(created.path("token")).orElseThrow();
        assertThat(token.matches(state.getSecretSha256().toByteArray())).isTrue();
        assertThat(state.getTenant()).isEqualTo(tenant);
        assertThat(state.getExpiresAt().getSeconds()).isEqualTo(end.getEpochSecond());
        assertThat(state.hasRevokedAt()).isFalse();
    }

    @Test
    void isRevokedForGood() throws Exception {
        String id = market.post("alice", keys, Map.of("name", "k")).path("id");

        Response revoked = market.as("alice").delete(keys + "/" + id);
        Response again = market.as("alice").delete(keys + "/" + id);

        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(market.get("alice", keys).<String>path("items[0].revokedAt")).isNotNull();
        List<byte[]> states = Records.of(Topic.KEYS, id, 2);
        assertThat(states).hasSize(2);
        assertThat(KeyState.parseFrom(states.getLast()).hasRevokedAt()).isTrue();
    }

    @Test
    void cannotExpireInThePast() {
        Response refused = market.post("alice", keys, Map.of("name", "k", "expiresAt", "2020-01-01T00:00:00Z"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("detail")).contains("expiresAt");
    }

    @Test
    void isMadeOnceForAnIdempotencyKeyAndItsTokenIsNotRepeated() {
        Response first = keyed("same", Map.of("name", "k"));
        Response second = keyed("same", Map.of("name", "k"));
        Response other = keyed("same", Map.of("name", "other"));

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(first.<String>path("token")).isNotNull();
        assertThat(second.<String>path("token")).isNull();
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(market.get("alice", keys).<List<String>>path("items.id")).hasSize(1);
    }

    @Test
    void isNotFoundUnderAnotherTenant() {
        String foreign = market.tenantOf("dan");
        String id = market.post("dan", "/v1/tenants/" + foreign + "/keys", Map.of("name", "k"))
                .path("id");

        Response theirs = market.as("alice").delete(keys + "/" + id);
        Response absent = market.as("alice").delete(keys + "/0123456789abcdef");

        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(Market.problem(theirs)).isEqualTo(Market.problem(absent));
        assertThat(market.get("dan", "/v1/tenants/" + foreign + "/keys").<String>path("items[0].revokedAt"))
                .isNull();
    }

    @Test
    void isListedInPages() {
        int count = 101;
        for (int i = 0; i < count; i++) {
            assertThat(market.post("alice", keys, Map.of("name", "k" + i)).statusCode())
                    .isEqualTo(201);
        }

        Response first = market.get("alice", keys);
        Response second = market.as("alice")
                .queryParam("cursor", first.<String>path("next"))
                .get(keys);

        assertThat(first.<List<String>>path("items.name")).hasSize(100).startsWith("k100", "k99");
        assertThat(second.<List<String>>path("items.name")).containsExactly("k0");
        assertThat(second.<String>path("next")).isNull();
        assertThat(market.get("alice", keys + "?cursor=bogus").statusCode()).isEqualTo(400);
    }

    private Response keyed(String key, Object body) {
        return market.as("alice")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(keys);
    }

    private static String everythingStored() throws Exception {
        return ServiceDatabase.asService(
                "*",
                connection -> Stream.of(
                                "SELECT api_key::text FROM api_key",
                                "SELECT audit_record::text FROM audit_record",
                                "SELECT convert_from(body, 'UTF8') FROM idempotency_key WHERE body IS NOT NULL")
                        .map(sql -> read(connection, sql))
                        .collect(Collectors.joining("\n")));
    }

    private static String read(Connection connection, String sql) {
        try {
            return String.join("\n", ServiceDatabase.column(connection, sql));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
