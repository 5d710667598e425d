package io.modelmarket.tenant.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class MemberResourceTest {

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String tenant;
    String members;

    @BeforeEach
    void found() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
        members = "/v1/tenants/" + tenant + "/members";
    }

    @Nested
    class AsTheOwner {

        @Test
        void sendsAnInvitationThatWaitsForItsPerson() {
            Response invited = market.post("alice", members, Map.of("email", "Dan@Example.com", "role", "VIEWER"));

            assertThat(invited.statusCode()).isEqualTo(201);
            assertThat(invited.<String>path("email")).isEqualTo("dan@example.com");
            assertThat(invited.<String>path("joinedAt")).isNull();
            assertThat(market.get("dan", "/v1/tenants/" + tenant).<String>path("role"))
                    .isEqualTo("VIEWER");
            assertThat(market.get("alice", members)
                            .<String>path("items.find { it.email == 'dan@example.com' }.joinedAt"))
                    .isNotNull();
        }

        @Test
        void cannotInviteTheSamePersonTwice() {
            market.post("alice", members, Map.of("email", "dan@example.com", "role", "VIEWER"));

            Response again = market.post("alice", members, Map.of("email", "DAN@example.com", "role", "OWNER"));

            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.<String>path("detail")).contains("dan@example.com");
        }

        @Test
        void isToldWhatIsWrongWithAnInvitation() {
            assertThat(market.post("alice", members, Map.of("email", "no address", "role", "VIEWER"))
                            .<String>path("detail"))
                    .contains("email");
            assertThat(market.post("alice", members, Map.of("email", "a@example.com", "role", "KING"))
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void givesAnotherRoleThatCountsFromTheNextRequestOn() throws Exception {
            String id = market.join(tenant, "alice", "dan", "VIEWER");
            String keys = "/v1/tenants/" + tenant + "/keys";
            assertThat(market.post("dan", keys, Map.of("name", "k")).statusCode())
                    .isEqualTo(403);

            Response changed = patch("alice", id, "DEVELOPER");

            assertThat(changed.<String>path("role")).isEqualTo("DEVELOPER");
            assertThat(market.post("dan", keys, Map.of("name", "k")).statusCode())
                    .isEqualTo(201);
            assertThat(states("dan", 2).getLast().getMember().getRole()).isEqualTo(Role.DEVELOPER);
        }

        @Test
        void removesAMemberWhoIsAStrangerFromThenOn() throws Exception {
            String id = market.join(tenant, "alice", "dan", "PUBLISHER");

            Response removed = market.as("alice").delete(members + "/" + id);

            assertThat(removed.statusCode()).isEqualTo(204);
            assertThat(market.get("dan", "/v1/tenants/" + tenant).statusCode()).isEqualTo(404);
            assertThat(states("dan", 2).getLast().getMember().getRemoved()).isTrue();
        }

        @Test
        void staysTheLastOwner() {
            String self = market.get("alice", members).path("items[0].id");
            market.post("alice", members, Map.of("email", "nobody@example.com", "role", "OWNER"));

            assertThat(market.as("alice").delete(members + "/" + self).statusCode())
                    .isEqualTo(409);
            assertThat(patch("alice", self, "VIEWER").statusCode()).isEqualTo(409);
            assertThat(market.get("alice", "/v1/tenants/" + tenant).<String>path("role"))
                    .isEqualTo("OWNER");
        }

        @Test
        void mayLeaveOnceAnotherOwnerHasJoined() {
            String self = market.get("alice", members).path("items[0].id");
            market.join(tenant, "alice", "dan", "OWNER");

            assertThat(market.as("alice").delete(members + "/" + self).statusCode())
                    .isEqualTo(204);
            assertThat(market.get("alice", "/v1/tenants/" + tenant).statusCode())
                    .isEqualTo(404);
        }

        @Test
        void cannotLoseTheLastOwnerToTwoRequestsAtOnce() {
            String self = market.get("alice", members).path("items[0].id");
            String other = market.join(tenant, "alice", "dan", "OWNER");

            List<Integer> statuses;
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                var demotions = List.of(
                        CompletableFuture.supplyAsync(
                                () -> patch("alice", other, "VIEWER").statusCode(), both),
                        CompletableFuture.supplyAsync(
                                () -> patch("dan", self, "VIEWER").statusCode(), both));
                statuses =
                        demotions.stream().map(CompletableFuture::join).sorted().toList();
            }

            assertThat(statuses.getFirst()).isEqualTo(200);
            assertThat(statuses.getLast()).isIn(403, 409);
            String owner =
                    market.get("alice", "/v1/tenants/" + tenant).path("role").equals("OWNER") ? "alice" : "dan";
            assertThat(market.get(owner, members).<List<String>>path("items.role"))
                    .containsOnlyOnce("OWNER");
        }

        @Test
        void doesNotFindWhoIsNotThere() {
            assertThat(patch("alice", UUID.randomUUID().toString(), "VIEWER").statusCode())
                    .isEqualTo(404);
            assertThat(market.as("alice")
                            .delete(members + "/" + UUID.randomUUID())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(market.as("alice").delete(members + "/not-an-id").statusCode())
                    .isEqualTo(404);
        }

        @Test
        void cannotReachAMemberOfAnotherTenant() {
            String foreign = market.tenantOf("dan");
            String dan =
                    market.get("dan", "/v1/tenants/" + foreign + "/members").path("items[0].id");

            Response removed = market.as("alice").delete(members + "/" + dan);
            Response absent = market.as("alice").delete(members + "/" + UUID.randomUUID());

            assertThat(removed.statusCode()).isEqualTo(404);
            assertThat(removed.<String>path("detail").replace(dan, "X"))
                    .isEqualTo(absent.<String>path("detail").replaceAll("[0-9a-f-]{36}", "X"));
            assertThat(market.get("dan", "/v1/tenants/" + foreign).statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class AsTwoRequestsOfAnInvitedPerson {

        @Test
        void joinOnceAndAreBothLetIn() {
            market.post("alice", members, Map.of("email", "gus@example.com", "role", "VIEWER"));

            List<Integer> statuses;
            try (ExecutorService several = Executors.newFixedThreadPool(4)) {
                statuses = IntStream.range(0, 4)
                        .mapToObj(i -> CompletableFuture.supplyAsync(
                                () -> market.get("gus", "/v1/tenants/" + tenant).statusCode(), several))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
            }

            assertThat(statuses).containsOnly(200);
        }
    }

    private Response patch(String user, String id, String role) {
        return market.as(user)
                .contentType(ContentType.JSON)
                .body(Map.of("role", role))
                .patch(members + "/" + id);
    }

    private List<MembersRecord> states(String user, int count) throws Exception {
        return Records.of(Topic.MEMBERS, tenant + "/" + market.subject(user), count).stream()
                .map(MemberResourceTest::parse)
                .toList();
    }

    private static MembersRecord parse(byte[] value) {
        try {
            return MembersRecord.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
