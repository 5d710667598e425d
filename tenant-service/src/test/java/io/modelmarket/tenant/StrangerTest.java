package io.modelmarket.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody else's tenant looks, in every path there is, as one that does not exist. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class StrangerTest {

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String theirs;
    String keyId;
    String memberId;

    @BeforeEach
    void letOthersHaveATenantWithEverythingInIt() {
        market = new Market(tokens);
        theirs = market.tenantOf("alice");
        market.draft(theirs, "alice", "iris", "1.0.0");
        keyId = market.post("alice", "/v1/tenants/" + theirs + "/keys", Map.of("name", "k"))
                .path("id");
        memberId = market.get("alice", "/v1/tenants/" + theirs + "/members").path("items[0].id");
        market.tenantOf("carla");
    }

    @Test
    void seesTheSameAsOfNoTenantInEveryOperation() {
        String none = Market.freshId();

        assertThat(Operation.all())
                .filteredOn(Operation::inTenant)
                .hasSizeGreaterThan(15)
                .allSatisfy(operation -> {
                    Response foreign = call("carla", operation, theirs);
                    Response absent = call("carla", operation, none);

                    assertThat(foreign.statusCode()).as("%s", operation).isEqualTo(404);
                    assertThat(Market.problem(foreign)).as("%s", operation).isEqualTo(Market.problem(absent));
                    assertThat(foreign.headers().asList().stream().map(h -> h.getName()))
                            .as("%s", operation)
                            .containsExactlyElementsOf(absent.headers().asList().stream()
                                    .map(h -> h.getName())
                                    .toList());
                });
    }

    @Test
    void isNotEvenAnsweredWithoutAToken() {
        assertThat(Operation.all())
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(given().request(operation.method(), filled(operation, theirs))
                                .statusCode())
                        .as("%s", operation)
                        .isEqualTo(401));
    }

    @Test
    void findsEverythingThereAsAMember() {
        assertThat(Operation.all())
                .filteredOn(operation -> operation.inTenant() && operation.method() == Method.GET)
                .isNotEmpty()
                .allSatisfy(
                        operation -> assertThat(call("alice", operation, theirs).statusCode())
                                .as("%s", operation)
                                .isEqualTo(200));
    }

    private Response call(String user, Operation operation, String tenant) {
        return market.as(user).request(operation.method(), filled(operation, tenant));
    }

    private String filled(Operation operation, String tenant) {
        String id = operation.path().contains("/keys/") ? keyId : memberId;
        return operation.filled(tenant, "iris", "1.0.0", id);
    }
}
