package io.modelmarket.tenant.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.MembersRecord;
import io.modelmarket.contracts.event.proto.Role;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class TenantResourceTest {

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;

    @BeforeEach
    void open() {
        market = new Market(tokens);
    }

    @Nested
    class AsAFounder {

        @Test
        void becomesTheOwnerOfWhatWasCreated() {
            String id = Market.freshId();

            Response created = market.post("gus", "/v1/tenants", Market.founding(id));

            assertThat(created.statusCode()).isEqualTo(201);
            assertThat(created.<String>path("role")).isEqualTo("OWNER");
            assertThat(market.get("gus", "/v1/tenants/" + id).<String>path("displayName"))
                    .isEqualTo("Tenant " + id);
            assertThat(market.get("gus", "/v1/tenants").<List<String>>path("items.id"))
                    .contains(id);
            assertThat(market.get("gus", "/v1/tenants/" + id + "/members").<List<String>>path("items.email"))
                    .containsExactly("gus@example.com");
        }

        @Test
        void isToldToTheOthers() throws Exception {
            String id = market.tenantOf("alice");

            MembersRecord tenant =
                    MembersRecord.parseFrom(Records.of(Topic.MEMBERS, id, 1).getFirst());

            assertThat(tenant.getTenant().getTimeZone()).isEqualTo("Europe/Berlin");
            assertThat(tenant.getTenant().getCountry()).isEqualTo("DE");
            assertThat(tenant.getTenant().getDisplayName()).isEqualTo("Tenant " + id);
        }

        @Test
        void findsATakenIdTaken() {
            String id = market.tenantOf("alice");

            Response again = market.post("dan", "/v1/tenants", Market.founding(id));

            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.<String>path("detail")).contains("id " + id + " is taken");
            assertThat(again.<String>path("errors[0].field")).isEqualTo("id");
            assertThat(again.<String>path("errors[0].code")).isEqualTo("taken");
        }

        @Test
        void getsTheSameAnswerForTheSameIdempotencyKey() {
            String id = Market.freshId();
            Response first = keyed("alice", id, Market.founding(id));

            Response second = keyed("alice", id, Market.founding(id));

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(second.statusCode()).isEqualTo(201);
            assertThat(second.asString()).isEqualTo(first.asString());
        }

        @Test
        void mayNotUseAnIdempotencyKeyForSomethingElse() {
            String id = Market.freshId();
            keyed("alice", id, Market.founding(id));
            Map<String, Object> other = new HashMap<>(Market.founding(id));
            other.put("country", "FR");

            Response second = keyed("alice", id, other);

            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.<String>path("type")).endsWith("idempotency-conflict");
        }

        @ParameterizedTest
        @CsvSource({
            "id, Acme",
            "id, a",
            "id, 1abc",
            "id, -abc",
            "id, a/b",
            "displayName, ''",
            "timeZone, Nowhere/Land",
            "country, XX",
            "country, de"
        })
        void learnsWhichFieldIsWrong(String field, String value) {
            Map<String, Object> founding = new HashMap<>(Market.founding(Market.freshId()));
            founding.put(field, value);

            Response refused = market.post("alice", "/v1/tenants", founding);

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.<String>path("detail")).contains(field);
        }

        @Test
        void learnsThatTheBodyIsNoJson() {
            Response refused = market.as("alice")
                    .contentType(ContentType.JSON)
                    .body("{\"id\":")
                    .post("/v1/tenants");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.contentType()).startsWith("application/problem+json");
        }

        @Test
        void learnsThatTheBodyIsTooLarge() {
            Map<String, Object> founding = new HashMap<>(Market.founding(Market.freshId()));
            founding.put("displayName", "x".repeat(2 << 20));

            Response refused = market.post("alice", "/v1/tenants", founding);

            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.<Integer>path("maxBytes")).isEqualTo(1 << 20);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isAskedToSignIn() {
            Response refused = given().get("/v1/tenants");

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(Market.problem(refused)).containsEntry("status", 401);
        }

        @Test
        void isNotLetInWithAForgedToken() {
            String token = tokens.apply("alice");
            String forged = token.substring(0, token.lastIndexOf('.')) + ".c2lnbmVk";

            assertThat(given().auth().oauth2(forged).get("/v1/tenants").statusCode())
                    .isEqualTo(401);
            assertThat(given().auth().oauth2(forged).get("/v1/catalog/models").statusCode())
                    .isEqualTo(401);
        }
    }

    @Nested
    class AsAnInvitedPerson {

        @Test
        void findsTheTenantAmongTheirsAfterSigningIn() throws Exception {
            String id = market.tenantOf("alice");
            market.post(
                    "alice", "/v1/tenants/" + id + "/members", Map.of("email", "Gus@Example.com", "role", "FINANCE"));

            Response tenants = market.get("gus", "/v1/tenants");

            assertThat(tenants.<List<String>>path("items.findAll { it.id == '" + id + "' }.role"))
                    .containsExactly("FINANCE");
            MembersRecord joined =
                    MembersRecord.parseFrom(Records.of(Topic.MEMBERS, id + "/" + market.subject("gus"), 1)
                            .getFirst());
            assertThat(joined.getMember().getRole()).isEqualTo(Role.FINANCE);
            assertThat(joined.getMember().getEmail()).isEqualTo("gus@example.com");
            assertThat(joined.getMember().getRemoved()).isFalse();
        }
    }

    private Response keyed(String user, String key, Object body) {
        return market.as(user)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/tenants");
    }
}
