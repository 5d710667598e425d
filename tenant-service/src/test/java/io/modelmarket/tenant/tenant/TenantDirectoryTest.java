package io.modelmarket.tenant.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.ServiceDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All tenants by name, for those who have to name one. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class TenantDirectoryTest {

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;

    @BeforeEach
    void open() {
        market = new Market(tokens);
    }

    @Test
    void findsATenantByItsIdOrItsName() {
        String id = market.tenantOf("alice");

        Response byId = search("fiona", id.substring(1), "");
        Response byName = search("olga", "TENANT " + id, "");

        assertThat(byId.<List<String>>path("items.id")).containsExactly(id);
        assertThat(byName.<List<String>>path("items.id")).containsExactly(id);
        assertThat(byName.<String>path("items[0].displayName")).isEqualTo("Tenant " + id);
        assertThat(byName.<String>path("items[0].timeZone")).isEqualTo("Europe/Berlin");
    }

    @Test
    void takesWildcardsLiterally() {
        String id = market.tenantOf("alice");

        assertThat(search("fiona", "tenant_" + id, "").<List<String>>path("items"))
                .isEmpty();
        assertThat(search("fiona", "%" + id, "").<List<String>>path("items")).isEmpty();
        assertThat(search("fiona", "\0" + id, "").<List<String>>path("items.id"))
                .containsExactly(id);
    }

    @Test
    void readsOnFromWhereThePageEnded() throws Exception {
        String word = "w" + Market.freshId();
        for (int i = 0; i < 105; i++) {
            String id = "%s-%03d".formatted(word, i);
            ServiceDatabase.asServiceForGood(id, connection -> ServiceDatabase.update(connection, """
                    INSERT INTO tenant (id, tenant, display_name, time_zone, country, created_at)
                    VALUES (?, ?, 'Many', 'UTC', 'DE', now())""", id, id));
        }

        List<String> ids = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            Response page = search("fiona", word, cursor);
            ids.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("next");
            pages++;
        }

        assertThat(pages).isEqualTo(2);
        assertThat(ids).hasSize(105).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void refusesATextThatIsNoName() {
        Response refused = search("fiona", "x".repeat(201), "");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("errors[0].code")).isEqualTo("size");
        assertThat(search("fiona", "", "nonsense").statusCode()).isEqualTo(400);
    }

    private Response search(String user, String text, String cursor) {
        return market.as(user)
                .queryParams(Map.of("query", text, "cursor", cursor))
                .get("/v1/directory/tenants");
    }
}
