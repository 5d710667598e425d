package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever acts for finance is known to finance by e-mail, and to nobody else. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PeopleTest {

    private static final String PEOPLE = "/v1/finance/people";
    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void whoActsIsNamedByTheTokensEmail() {
        Instant before = Instant.now().minusSeconds(1);
        act("felix");
        Response people = market.as("fiona").get(PEOPLE);
        assertThat(people.statusCode()).as(people.asString()).isEqualTo(200);
        assertThat(people.<String>path("items[0].email")).isEqualTo("felix@example.com");
        assertThat(people.<String>path("items[0].subject")).isEqualTo(Market.subject("felix"));
        assertThat(Instant.parse(people.path("items[0].actedAt"))).isAfter(before);
        act("fiona");
        act("felix");
        assertThat(people("felix")).isEqualTo(1);
        assertThat(people("fiona")).isEqualTo(1);
    }

    @Test
    void whoIsNotLetInIsNotRemembered() throws SQLException {
        assertThat(act("carla").statusCode()).isEqualTo(403);
        assertThat(people("carla")).isZero();
        assertThat(market.as("carla").get(PEOPLE).statusCode()).isEqualTo(403);
        act("felix");
        try (Books books = Books.asService(market.globex)) {
            assertThat(books.number("SELECT count(*) FROM person")).isZero();
        }
    }

    private int people(String user) {
        return market.as("fiona")
                .get(PEOPLE)
                .jsonPath()
                .getList("items.findAll { it.email == '" + user + "@example.com' }")
                .size();
    }

    /** Something that is refused for what it asks, not for who asks. */
    private Response act(String user) {
        return market.post(
                user, "/v1/finance/payments/" + UUID.randomUUID() + "/reversal", Map.of("reason", "a mistake"));
    }
}
