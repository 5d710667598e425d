package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be agreed, nor put into force after others have agreed something else. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class AgreementGuardsTest {

    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void anOldProposalDoesNotTakeFromWhatCameIntoForceSince() {
        Map<String, Object> release = Map.of("kind", "RELEASE", "version", "1.0.0");
        Response proposed =
                propose(Map.of("scope", release, "shares", List.of(Market.share(market.acme, "TECHNOLOGY", "100"))));
        assertThat(proposed.statusCode()).as(proposed.asString()).isEqualTo(201);
        String alone = proposed.path("id");
        market.agree(market.usualShares());

        Response accepted = market.post("alice", root() + "/" + alone + "/acceptance", Map.of());

        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(409);
        assertThat(accepted.<String>path("detail")).contains(market.datahub, market.gridco, "would not sign");
        assertThat(market.as("alice").get(root() + "/" + alone).<String>path("status"))
                .isEqualTo("PROPOSED");
    }

    @Test
    void twoAdvancesOfOneGroupBetweenTheSameTwoAreRefused() {
        List<Map<String, Object>> rules = new ArrayList<>();
        rules.add(Map.of("kind", "RESIDUAL", "tenant", market.acme, "role", "TECHNOLOGY"));
        rules.add(advance("INVESTOR", "launch"));
        rules.add(advance("DATA", "launch"));
        Response refused = propose(Map.of("rules", rules));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains("launch", "make them one");

        rules.set(2, advance("DATA", "growth"));
        assertThat(propose(Map.of("rules", rules)).statusCode()).isEqualTo(201);
    }

    @Test
    void theRolePlatformIsThePlatforms() {
        Response other = propose(Map.of(
                "shares",
                List.of(
                        Market.share(market.acme, "TECHNOLOGY", "60"),
                        Market.share(market.datahub, "PLATFORM", "40"))));
        assertThat(other.statusCode()).as(other.asString()).isEqualTo(422);
        assertThat(other.<String>path("detail")).contains("PLATFORM", market.datahub);

        Response otherwise = propose(Map.of(
                "shares",
                List.of(Market.share(market.acme, "TECHNOLOGY", "60"), Market.share("platform", "DATA", "40"))));
        assertThat(otherwise.statusCode()).as(otherwise.asString()).isEqualTo(422);
        assertThat(otherwise.<String>path("detail")).contains("platform as DATA");
    }

    @Test
    void whatIsFrozenIsNotAgreedAnew() {
        YearMonth month = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).minusMonths(1);
        Instant begins = month.atDay(1).atStartOfDay(Consumer.ZONE).toInstant();
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        consumer.use(10, Consumer.within(month));
        consumer.awaitRequests(month.toString(), 10);
        String run = market.made(
                        "fiona",
                        "/v1/finance/closes",
                        Map.of("period", month.toString(), "tenant", market.globex, "interim", false))
                .path("run.id");

        Response refused = propose(Map.of("shares", market.usualShares(), "from", begins.toString()));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains("billed or closed up to");
        assertThat(market.post("felix", "/v1/finance/closes/" + run + "/approval", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsBilledIsNotAgreedAnew() {
        YearMonth month = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).minusMonths(1);
        Instant begins = month.atDay(1).atStartOfDay(Consumer.ZONE).toInstant();
        Instant ends = month.plusMonths(1).atDay(1).atStartOfDay(Consumer.ZONE).toInstant();
        Map<String, Object> terms = Map.of("shares", market.usualShares(), "from", begins.toString());
        String early = propose(terms).path("id");
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        consumer.use(10, Consumer.within(month));
        consumer.awaitRequests(month.toString(), 10);
        market.close(month.toString(), false);

        for (String user : List.of("dan", "gus")) {
            market.accept(user, user.equals("dan") ? market.datahub : market.gridco, early);
        }
        Response last = market.post("fiona", "/v1/tenants/platform/agreements/" + early + "/acceptance", Map.of());
        assertThat(last.statusCode()).as(last.asString()).isEqualTo(409);
        assertThat(last.<String>path("detail")).contains("billed or closed up to " + ends);
        market.made("alice", root() + "/" + early + "/end", Map.of());
        Response again = propose(terms);
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(422);
        assertThat(again.<String>path("detail")).contains("from", "stays as it was shared");
        market.signed(Map.of("shares", market.usualShares(), "from", ends.toString()), "dan", "gus", "fiona");
    }

    @Test
    void saysWhichTimesCannotBe() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        assertThat(refused(400, hour.plusSeconds(1), null)).contains("full hours");
        assertThat(refused(400, hour, hour)).contains("until must be after from");
        assertThat(refused(422, null, hour)).contains("until", "has passed");
    }

    @Test
    void proposalsForOtherTimesDoNotMeet() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).plusSeconds(3600);
        Instant later = hour.plusSeconds(7200);
        assertThat(proposed(hour, later).statusCode()).isEqualTo(201);
        Response second = proposed(later, null);
        assertThat(second.statusCode()).as(second.asString()).isEqualTo(201);
        assertThat(Instant.parse(second.path("from"))).isEqualTo(later);
        assertThat(refused(409, hour.plusSeconds(3600), null)).contains("is open");
        assertThat(proposed(null, hour).statusCode()).isEqualTo(201);
    }

    @Test
    void whatBeginsLaterIsNotTakenThePlaceOf() {
        Instant next = Instant.now().truncatedTo(ChronoUnit.HOURS).plusSeconds(360_000);
        market.signed(Map.of("shares", market.usualShares(), "from", next.toString()), "dan", "gus", "fiona");
        assertThat(refused(409, null, null)).contains("is in force from " + next + " on", "begin then or later");
        String until = proposed(null, next).path("id");
        assertThat(until).isNotNull();
    }

    private String refused(int status, @Nullable Instant from, @Nullable Instant until) {
        Response refused = proposed(from, until);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(status);
        return refused.path("detail");
    }

    private Response proposed(@Nullable Instant from, @Nullable Instant until) {
        Map<String, Object> terms = new HashMap<>(Map.of("shares", market.usualShares()));
        if (from != null) {
            terms.put("from", from.toString());
        }
        if (until != null) {
            terms.put("until", until.toString());
        }
        return propose(terms);
    }

    private Map<String, Object> advance(String role, String group) {
        return Map.of(
                "kind",
                "RECOUPMENT",
                "tenant",
                market.datahub,
                "role",
                role,
                "amount",
                "5.00",
                "from",
                market.acme,
                "collateral",
                group);
    }

    private Response propose(Map<String, Object> terms) {
        Map<String, Object> body = new HashMap<>(terms);
        body.putAll(Map.of("model", market.model, "mode", "STRATEGIC", "currency", "EUR"));
        return market.post("alice", root(), body);
    }

    private String root() {
        return "/v1/tenants/" + market.acme + "/agreements";
    }
}
