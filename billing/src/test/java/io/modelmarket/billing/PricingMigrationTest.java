package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What was sold and billed before plans had components stays what it was. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PricingMigrationTest {

    private static final String SOLD_AND_BILLED = """
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

    private final Upgrade upgrade = new Upgrade();

    @Test
    void versionsAreInForceFromWhenTheyWereMadeAndLinesBillRequests() throws SQLException {
        upgrade.to("1");
        upgrade.execute(SOLD_AND_BILLED);

        upgrade.to("2");

        assertThat(upgrade.read(
                        "SELECT string_agg(effective_at || ' ' || quota_kind || ' ' || trial_days, ', ' ORDER BY version)"
                                + " FROM plan_version WHERE effective_at = created_at AND components IS NULL"))
                .contains("HARD 0, ")
                .endsWith("HARD 0");
        assertThat(upgrade.read(
                        "SELECT component || ' ' || unit || ' ' || unit_price FROM invoice_line WHERE charge IS NULL"))
                .isEqualTo("1 requests 0.002000000000");
        assertThat(upgrade.read(
                        "SELECT string_agg(conname, ' ') FROM pg_constraint WHERE conrelid = 'invoice_line'::regclass"
                                + " AND contype = 'u' AND array_length(conkey, 1) > 1"))
                .isEqualTo("invoice_line_billed_once");

        upgrade.to("4");

        assertThat(upgrade.read(
                        "SELECT treatment || ' ' || net_minor || ' ' || tax_minor || ' ' || x.reference FROM invoice_tax x"
                                + " JOIN invoice_line l USING (invoice_id) WHERE x.place = l.tax_place"))
                .isEqualTo("NO_PROFILE 100 0 MM-2026-000001/tax/1");
    }
}
