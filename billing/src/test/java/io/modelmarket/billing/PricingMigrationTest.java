package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.deploy.stack.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was sold and billed before plans had components stays what it was. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PricingMigrationTest {

    private static final String OWNER = "billing_owner";
    private static final String SOLD_AND_BILLED = """
            SELECT set_config('app.tenant', '*', true);
            INSERT INTO plan VALUES ('00000000-0000-0000-0000-000000000001', 'acme', 'acme/digits', 'open', 'EUR', 2,
                '2026-01-01Z', 0);
            INSERT INTO plan_version (plan_id, version, tenant, price_per_request, monthly_requests, created_at) VALUES
                ('00000000-0000-0000-0000-000000000001', 1, 'acme', 0.002, 500, '2026-01-01Z'),
                ('00000000-0000-0000-0000-000000000001', 2, 'acme', 0.003, NULL, '2026-02-01Z');
            INSERT INTO period_close VALUES ('00000000-0000-0000-0000-000000000002', 'globex', '2026-01-01', true, 'UTC',
                '2026-01-20Z', 'fiona');
            INSERT INTO invoice VALUES ('00000000-0000-0000-0000-000000000003', 'MM-2026-000001', 'globex',
                '00000000-0000-0000-0000-000000000002', 'EUR', '2026-01-01', true, 'UTC', '2026-01-20Z', 100);
            INSERT INTO invoice_line VALUES ('00000000-0000-0000-0000-000000000003', 1, 'MM-2026-000001/1', 'globex',
                'acme', 'acme/digits', 'USAGE', 'digits', '00000000-0000-0000-0000-000000000004',
                '00000000-0000-0000-0000-000000000001', 1, '2026-01-01', 'EUR', 500, 500, 0.002, 100, 100);
            """;

    private final TestPlace place = TestStack.shared(StackPart.POSTGRES).place();

    @Test
    void versionsAreInForceFromWhenTheyWereMadeAndLinesBillRequests() throws SQLException {
        migrate("1");
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(SOLD_AND_BILLED);
            connection.commit();
        }

        migrate("2");

        assertThat(read(
                        "SELECT string_agg(effective_at || ' ' || quota_kind || ' ' || trial_days, ', ' ORDER BY version)"
                                + " FROM plan_version WHERE effective_at = created_at AND components IS NULL"))
                .contains("HARD 0, ")
                .endsWith("HARD 0");
        assertThat(read("SELECT component || ' ' || unit || ' ' || unit_price FROM invoice_line WHERE charge IS NULL"))
                .isEqualTo("1 requests 0.002000000000");
        assertThat(read("SELECT string_agg(conname, ' ') FROM pg_constraint WHERE conrelid = 'invoice_line'::regclass"
                        + " AND contype = 'u' AND array_length(conkey, 1) > 1"))
                .isEqualTo("invoice_line_billed_once");

        migrate("4");

        assertThat(read(
                        "SELECT treatment || ' ' || net_minor || ' ' || tax_minor || ' ' || x.reference FROM invoice_tax x"
                                + " JOIN invoice_line l USING (invoice_id) WHERE x.place = l.tax_place"))
                .isEqualTo("NO_PROFILE 100 0 MM-2026-000001/tax/1");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(place.jdbcUrl("billing"), OWNER, place.password(OWNER))
                .locations("classpath:db/migration")
                .placeholders(Map.of("serviceRole", "billing"))
                .target(version)
                .load()
                .migrate();
    }

    private String read(String query) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('app.tenant', '*', true)");
            try (ResultSet row = statement.executeQuery(query)) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(place.jdbcUrl("billing"), OWNER, place.password(OWNER));
    }
}
