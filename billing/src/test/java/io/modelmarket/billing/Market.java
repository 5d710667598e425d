package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.BaseRelease;
import io.modelmarket.contracts.event.proto.MemberState;
import io.modelmarket.contracts.event.proto.MembersRecord;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.event.proto.Role;
import io.modelmarket.contracts.event.proto.TenantState;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A small marketplace of its own in a test: the partner acme with a published model, datahub, gridco and the platform
 * as participants, the consumer globex; all but the platform with a suffix that nobody else uses.
 */
public final class Market {

    /** Less than an access token lives. */
    private static final Duration TOKEN_KEPT = Duration.ofMinutes(2);

    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(20);

    public final Topics topics = new Topics(BillingPlace.place());
    public final String acme;
    public final String datahub;
    public final String gridco;
    public final String globex;
    public final String model;
    final String country;
    final ZoneId zone;

    private Market(String suffix, String country, ZoneId zone) {
        this.zone = zone;
        this.acme = "acme-" + suffix;
        this.datahub = "datahub-" + suffix;
        this.gridco = "gridco-" + suffix;
        this.globex = "globex-" + suffix;
        this.model = acme + "/digits";
        this.country = country;
    }

    /** A fresh one that billing has heard of, in a country for which no test has a tax rule. */
    public static Market open() {
        return open("Europe/Berlin");
    }

    /** A fresh one whose consumer is billed in a zone. */
    public static Market open(String zone) {
        return open(zone, "CH");
    }

    /** A fresh one in the seller's country, with whose tax rules its consumer is taxed. */
    static Market inGermany() {
        return open("Europe/Berlin", "DE");
    }

    private static Market open(String zone, String country) {
        Market market = new Market(UUID.randomUUID().toString().substring(0, 8), country, ZoneId.of(zone));
        market.tenant("platform", "Europe/Berlin");
        market.member("platform", "fiona", Role.OWNER);
        market.tenant(market.acme, "Europe/Berlin");
        market.member(market.acme, "alice", Role.OWNER);
        market.tenant(market.datahub, "Europe/Berlin");
        market.member(market.datahub, "dan", Role.FINANCE);
        market.tenant(market.gridco, "Europe/Berlin");
        market.member(market.gridco, "gus", Role.OWNER);
        market.tenant(market.globex, zone);
        market.publish(market.model);
        market.member(market.globex, "carla", Role.OWNER);
        await().atMost(HEARD_WITHIN).untilAsserted(() -> {
            Response known = market.as("carla").get("/v1/tenants/{t}/plans", market.globex);
            assertThat(known.statusCode()).as(known.asString()).isEqualTo(200);
        });
        return market;
    }

    public void tenant(String tenant, String zone) {
        TenantState state = TenantState.newBuilder()
                .setTenant(tenant)
                .setDisplayName("The " + tenant)
                .setTimeZone(zone)
                .setCountry(country)
                .build();
        topics.send(
                Topic.MEMBERS,
                tenant,
                MembersRecord.newBuilder().setTenant(state).build());
        topics.flush();
    }

    public void member(String tenant, String user, Role role) {
        MemberState state = MemberState.newBuilder()
                .setTenant(tenant)
                .setSubject(subject(user))
                .setEmail(user + "@example.com")
                .setRole(role)
                .build();
        topics.send(
                Topic.MEMBERS,
                tenant + "/" + state.getSubject(),
                MembersRecord.newBuilder().setMember(state).build());
        topics.flush();
    }

    public void publish(String name) {
        publish(name, "1.0.0", null);
    }

    /** A release that is made from version 1.0.0 of another model, if from any. */
    public void publish(String name, String version, @Nullable String base) {
        Instant now = Instant.now();
        ReleaseState.Builder state = ReleaseState.newBuilder()
                .setModel(name)
                .setVersion(version)
                .setStatus(ReleaseState.Status.PUBLISHED)
                .setPublishedAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()))
                .setDisplayName("Digits");
        if (base != null) {
            state.setBase(BaseRelease.newBuilder()
                    .setModel(base)
                    .setVersion("1.0.0")
                    .setDeclaredAt(Timestamp.newBuilder()
                            .setSeconds(now.getEpochSecond())
                            .setNanos(now.getNano())));
        }
        topics.send(Topic.RELEASES, name + "@" + version, state.build());
        topics.flush();
    }

    /** Waits until billing knows a release, as it must to sell it. */
    public void awaitRelease(String name, String version) {
        await().atMost(HEARD_WITHIN).until(() -> {
            try (Books books = Books.asService("*")) {
                return books.number("SELECT count(*) FROM directory_release WHERE record_key = ?", name + "@" + version)
                        == 1;
            }
        });
    }

    /** Requests of a demo user. */
    public RequestSpecification as(String user) {
        return RestAssured.given()
                .auth()
                .oauth2(token(user))
                .contentType("application/json")
                .accept("*/*");
    }

    public Response post(String user, String path, Object body) {
        return as(user).body(body).post(path);
    }

    /** Posts something that must succeed; the answer. */
    public Response made(String user, String path, Object body) {
        Response response = post(user, path, body);
        assertThat(response.statusCode()).as(response.asString()).isBetween(200, 299);
        return response;
    }

    /** A plan of acme's model; its id. */
    public String plan(String name, String price) {
        return plan(Map.of("model", model, "name", name, "currency", "EUR", "pricePerRequest", price));
    }

    /** The same with a hard quota. */
    public String plan(String name, String price, int monthlyRequests) {
        return plan(Map.of(
                "model",
                model,
                "name",
                name,
                "currency",
                "EUR",
                "pricePerRequest",
                price,
                "monthlyRequests",
                monthlyRequests));
    }

    public String plan(Map<String, Object> plan) {
        return made("alice", "/v1/tenants/" + acme + "/plans", plan).path("id");
    }

    /** Globex on a plan. */
    public Consumer subscribe(String plan) {
        String id = made("carla", "/v1/tenants/" + globex + "/subscriptions", Map.of("planId", plan))
                .path("id");
        return new Consumer(this, id, plan);
    }

    /** The demo's agreement, signed by all; its id. */
    public String agree(List<Map<String, String>> shares) {
        String id = made(
                        "alice",
                        "/v1/tenants/" + acme + "/agreements",
                        Map.of("model", model, "mode", "TECHNICAL", "currency", "EUR", "shares", shares))
                .path("id");
        accept("dan", datahub, id);
        accept("gus", gridco, id);
        Response last = accept("fiona", "platform", id);
        assertThat(last.<String>path("status")).isEqualTo("ACTIVE");
        return id;
    }

    public List<Map<String, String>> usualShares() {
        return List.of(
                share(acme, "TECHNOLOGY", "70"),
                share(datahub, "DATA", "15"),
                share(gridco, "COMPUTE", "5"),
                share("platform", "PLATFORM", "10"));
    }

    public static Map<String, String> share(String tenant, String role, String percent) {
        return Map.of("tenant", tenant, "role", role, "percent", percent);
    }

    /** An agreement of acme and others of this market in its own scope, signed by all who have a part; its id. */
    public String agree(Map<String, Object> terms, String... signing) {
        String id = signed(terms, signing);
        String status =
                as("alice").get("/v1/tenants/{t}/agreements/{a}", acme, id).path("status");
        assertThat(status).isEqualTo("ACTIVE");
        return id;
    }

    /** The same, in force at whatever time it says. */
    public String signed(Map<String, Object> terms, String... signing) {
        Map<String, Object> body = new HashMap<>(Map.of("model", model, "mode", "STRATEGIC", "currency", "EUR"));
        body.putAll(terms);
        String id = made("alice", "/v1/tenants/" + acme + "/agreements", body).path("id");
        accept("alice", acme, id);
        for (String user : signing) {
            accept(user, tenantOf(user), id);
        }
        return id;
    }

    private String tenantOf(String user) {
        return switch (user) {
            case "dan" -> datahub;
            case "gus" -> gridco;
            case "fiona" -> "platform";
            default -> acme;
        };
    }

    public Response accept(String user, String tenant, String agreement) {
        return made(user, "/v1/tenants/" + tenant + "/agreements/" + agreement + "/acceptance", Map.of());
    }

    /** Closes globex's period, as {@link Closes} does. */
    public Response close(String period, boolean interim) {
        return Closes.of(this, globex, period, interim);
    }

    public Response report(String period) {
        return as("fiona").get("/v1/finance/report?period={p}&tenant={t}", period, globex);
    }

    /** Keycloak's id of a demo user. */
    public static String subject(String user) {
        String payload = token(user).split("\\.", -1)[1];
        String json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        return io.restassured.path.json.JsonPath.from(json).getString("sub");
    }

    public static String token(String user) {
        return TOKENS.compute(user, (name, kept) -> kept != null && kept.isFresh() ? kept : Token.of(name))
                .value();
    }

    private record Token(String value, Instant at) {

        static Token of(String user) {
            return new Token(BillingPlace.place().token(user), Instant.now());
        }

        boolean isFresh() {
            return Instant.now().isBefore(at.plus(TOKEN_KEPT));
        }
    }
}
