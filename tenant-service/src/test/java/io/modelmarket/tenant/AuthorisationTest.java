package io.modelmarket.tenant;

import static io.modelmarket.contracts.id.Role.DEVELOPER;
import static io.modelmarket.contracts.id.Role.FINANCE;
import static io.modelmarket.contracts.id.Role.OWNER;
import static io.modelmarket.contracts.id.Role.PUBLISHER;
import static io.modelmarket.contracts.id.Role.VIEWER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.id.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation against every role. An operation without a row here fails. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class AuthorisationTest {

    private static final Set<Role> MEMBERS = EnumSet.allOf(Role.class);
    private static final Set<Role> OWNERS = EnumSet.of(OWNER);
    private static final Set<Role> DEVELOPERS = EnumSet.of(OWNER, DEVELOPER);
    private static final Set<Role> PUBLISHERS = EnumSet.of(OWNER, PUBLISHER);
    private static final String TENANT = "/v1/tenants/{tenant}";
    private static final String RELEASE = TENANT + "/models/{model}/releases/{version}";

    private static final Map<String, Set<Role>> MATRIX = Map.ofEntries(
            Map.entry("GET " + TENANT, MEMBERS),
            Map.entry("GET " + TENANT + "/members", EnumSet.of(OWNER, FINANCE)),
            Map.entry("POST " + TENANT + "/members", OWNERS),
            Map.entry("PATCH " + TENANT + "/members/{id}", OWNERS),
            Map.entry("DELETE " + TENANT + "/members/{id}", OWNERS),
            Map.entry("GET " + TENANT + "/keys", MEMBERS),
            Map.entry("POST " + TENANT + "/keys", DEVELOPERS),
            Map.entry("DELETE " + TENANT + "/keys/{id}", DEVELOPERS),
            Map.entry("PATCH " + TENANT + "/keys/{id}", OWNERS),
            Map.entry("DELETE " + TENANT + "/keys/{id}/budget", OWNERS),
            Map.entry("GET " + TENANT + "/models", MEMBERS),
            Map.entry("POST " + TENANT + "/models", PUBLISHERS),
            Map.entry("GET " + TENANT + "/models/{model}", MEMBERS),
            Map.entry("GET " + TENANT + "/models/{model}/releases", MEMBERS),
            Map.entry("POST " + TENANT + "/models/{model}/releases", PUBLISHERS),
            Map.entry("GET " + RELEASE, MEMBERS),
            Map.entry("PUT " + RELEASE + "/files/model.onnx", PUBLISHERS),
            Map.entry("DELETE " + RELEASE + "/files/model.onnx", PUBLISHERS),
            Map.entry("PUT " + RELEASE + "/licence", PUBLISHERS),
            Map.entry("DELETE " + RELEASE + "/licence", PUBLISHERS),
            Map.entry("POST " + RELEASE + "/submission", PUBLISHERS),
            Map.entry("POST " + RELEASE + "/withdrawal", PUBLISHERS));

    private static final Set<String> ANYBODY_SIGNED_IN = Set.of(
            "GET /v1/tenants",
            "POST /v1/tenants",
            "GET /v1/catalog/licences",
            "GET /v1/catalog/models",
            "GET /v1/catalog/models/{tenant}/{model}");

    private static final String DIRECTORY = "GET /v1/directory/tenants";

    private static final Set<String> OPERATORS = Set.of(
            "GET /v1/quarantines",
            "DELETE /v1/quarantines/{tenant}/{model}/{version}",
            "GET /v1/refusals",
            "DELETE /v1/refusals/{tenant}/{model}/{version}/{consumer}",
            "GET /v1/reviews",
            "POST /v1/reviews/{tenant}/{model}/{version}/approval",
            "POST /v1/reviews/{tenant}/{model}/{version}/rejection");

    private static final Map<Role, String> PEOPLE =
            Map.of(OWNER, "alice", PUBLISHER, "dan", DEVELOPER, "gus", FINANCE, "fiona", VIEWER, "carla");

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String tenant;

    @BeforeEach
    void gatherOneOfEachRole() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
        market.draft(tenant, "alice", "iris", "1.0.0");
        PEOPLE.forEach((role, user) -> {
            if (role != OWNER) {
                market.join(tenant, "alice", user, role.name());
            }
        });
    }

    @Test
    void coversEveryOperationThereIs() {
        List<String> listed = Operation.all().stream().map(Operation::toString).toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(known());
    }

    @Test
    void letsInWhoMayAndNobodyElse() {
        for (Operation operation : Operation.all()) {
            Set<Role> allowed = MATRIX.get(operation.toString());
            if (allowed != null) {
                PEOPLE.forEach((role, user) -> check(operation, role, user, allowed.contains(role)));
            }
        }
    }

    @Test
    void keepsTheOperatorsDeskForOperators() {
        assertThat(Operation.all())
                .filteredOn(operation -> OPERATORS.contains(operation.toString()))
                .hasSize(OPERATORS.size())
                .allSatisfy(operation -> {
                    assertThat(call("alice", operation).statusCode())
                            .as("%s as an owner", operation)
                            .isEqualTo(403);
                    assertThat(call("fiona", operation).statusCode())
                            .as("%s as finance", operation)
                            .isEqualTo(403);
                    assertThat(call("olga", operation).statusCode())
                            .as("%s as an operator", operation)
                            .isNotIn(401, 403);
                });
    }

    @Test
    void listsTenantsToThePlatformsPeopleAlone() {
        assertThat(market.get("olga", "/v1/directory/tenants").statusCode()).isEqualTo(200);
        assertThat(market.get("fiona", "/v1/directory/tenants").statusCode()).isEqualTo(200);
        assertThat(market.get("alice", "/v1/directory/tenants").statusCode()).isEqualTo(403);
        assertThat(given().get("/v1/directory/tenants").statusCode()).isEqualTo(401);
    }

    @Test
    void givesOperatorsNoWayIntoATenant() {
        assertThat(market.get("olga", "/v1/tenants/" + tenant).statusCode()).isEqualTo(404);
        assertThat(market.get("olga", "/v1/tenants/" + tenant + "/keys").statusCode())
                .isEqualTo(404);
    }

    /**
     * Whoever is let in meets the next hurdle, an unknown id or a body that is missing, but never the gate's refusal.
     */
    private void check(Operation operation, Role role, String user, boolean allowed) {
        Response answer = call(user, operation);
        if (allowed) {
            assertThat(answer.statusCode()).as("%s as %s", operation, role).isNotIn(401, 403);
        } else {
            assertThat(answer.statusCode()).as("%s as %s", operation, role).isEqualTo(403);
            assertThat(answer.<String>path("detail")).contains("Your role here is " + role);
        }
    }

    private Response call(String user, Operation operation) {
        String path =
                operation.filled(tenant, "iris", "9.9.9", UUID.randomUUID().toString());
        return market.as(user)
                .contentType(operation.path().contains("/files/") ? "application/octet-stream" : "application/json")
                .request(operation.method(), path);
    }

    private static Set<String> known() {
        Set<String> all = new HashSet<>(MATRIX.keySet());
        all.addAll(ANYBODY_SIGNED_IN);
        all.addAll(OPERATORS);
        all.add(DIRECTORY);
        return all;
    }
}
