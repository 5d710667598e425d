package io.modelmarket.deploy.launcher.closing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.launcher.temporary.TemporaryMarket;
import io.modelmarket.deploy.stack.keycloak.DemoUser;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * What partners have signed of the month that is closed: every other one has an agreement with bands and a minimum, and
 * every fourth one's releases are made from a base model that asks for a part. Signed over REST, as people do.
 */
final class ClosingAgreements {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AGREED = 2;
    private static final int TUNED = 4;

    private static final String TENANTS = """
            INSERT INTO billing.directory_tenant (tenant, display_name, time_zone, country, suspended, removed,
                source_offset)
            SELECT name, name, 'Europe/Berlin', 'DE', false, false, 0 FROM unnest(ARRAY['data', 'base', 'platform']) name
            ON CONFLICT DO NOTHING
            """;

    private static final String BASE = """
            INSERT INTO billing.directory_release (record_key, tenant, model, version, display_name, published,
                source_offset)
            VALUES ('base/model@1.0.0', 'base', 'base/model', '1.0.0', 'Base', true, 0)
            """;

    private static final String MEMBER = """
            INSERT INTO billing.directory_member (record_key, tenant, subject, email, role, removed, source_offset)
            SELECT tenant || '/' || ?, tenant, ?, ?, 'OWNER', false, 0 FROM billing.directory_tenant WHERE tenant LIKE ?
            """;

    private static final String MADE_FROM = """
            UPDATE billing.directory_release SET base_model = 'base/model', base_version = '1.0.0', base_declared_at = now()
            WHERE tenant IN (SELECT 'partner-' || n FROM generate_series(?, ?, ?) n)
            """;

    private final TemporaryMarket market;
    private final FinanceDesk people;

    ClosingAgreements(TemporaryMarket market, FinanceDesk people) {
        this.market = market;
        this.people = people;
    }

    /** Has them signed, for all of the month; how many. */
    int sign(int partners, YearMonth month, ZoneId zone) {
        try (Connection connection = market.database()) {
            execute(connection, TENANTS);
            execute(connection, BASE);
            member(connection, DemoUser.ALICE, "partner-%");
            member(connection, DemoUser.DAN, "data");
            member(connection, DemoUser.GUS, "base");
            member(connection, DemoUser.FIONA, "platform");
            people.post(
                    DemoUser.GUS,
                    "/v1/tenants/base/royalty-offers",
                    Map.of("model", "base/model", "form", "RELATIVE", "percent", "10"));
            execute(connection, MADE_FROM, TUNED, partners, TUNED);
        } catch (SQLException e) {
            throw new StackException("the partners cannot be written: " + e.getMessage(), e);
        }
        String from = month.atDay(1).atStartOfDay(zone).toInstant().toString();
        for (int partner = AGREED; partner <= partners; partner += AGREED) {
            sign("partner-" + partner, from);
        }
        return partners / AGREED;
    }

    private void sign(String partner, String from) {
        String id = people.post(
                        DemoUser.ALICE,
                        "/v1/tenants/" + partner + "/agreements",
                        Map.of(
                                "model",
                                partner + "/model",
                                "mode",
                                "STRATEGIC",
                                "currency",
                                "EUR",
                                "from",
                                from,
                                "rules",
                                rules(partner)))
                .path("id")
                .asText();
        accept(DemoUser.ALICE, partner, id);
        accept(DemoUser.DAN, "data", id);
        accept(DemoUser.FIONA, "platform", id);
    }

    private void accept(DemoUser by, String tenant, String agreement) {
        people.post(by, "/v1/tenants/" + tenant + "/agreements/" + agreement + "/acceptance", Map.of());
    }

    private static List<Map<String, Object>> rules(String partner) {
        return List.of(
                Map.of("kind", "PERCENT", "tenant", "platform", "role", "PLATFORM", "percent", "10"),
                Map.of(
                        "kind",
                        "PERCENT",
                        "tenant",
                        "data",
                        "role",
                        "DATA",
                        "bands",
                        List.of(
                                Map.of("from", "0", "percent", "10"),
                                Map.of("from", "20.00", "percent", "12.5"),
                                Map.of("from", "200.00", "percent", "15"))),
                Map.of("kind", "TOP_UP_TO_MINIMUM", "tenant", "data", "role", "DATA", "amount", "10.00"),
                Map.of("kind", "RESIDUAL", "tenant", partner, "role", "TECHNOLOGY"));
    }

    private void member(Connection connection, DemoUser user, String tenants) throws SQLException {
        String subject = subject(user);
        execute(connection, MEMBER, subject, subject, user.username() + "@example.com", tenants);
    }

    /** Keycloak's id of the user, as billing reads it. */
    private String subject(DemoUser user) {
        String token = market.parts().stack().keycloak().realm().token(user.username());
        try {
            byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
            return JSON.readTree(claims).path("sub").asText();
        } catch (IOException e) {
            throw new StackException("the token of " + user.username() + " cannot be read", e);
        }
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
