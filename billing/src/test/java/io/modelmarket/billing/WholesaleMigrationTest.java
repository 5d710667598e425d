package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What was agreed and shared before plans had wholesale prices, and rules meters, stays what it was. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class WholesaleMigrationTest {

    private static final String RESOLD = """
            INSERT INTO plan VALUES ('00000000-0000-0000-0000-000000000001', 'acme', 'acme/digits', 'open', 'EUR', 1,
                '2026-01-01Z', 0);
            INSERT INTO plan_version (plan_id, version, tenant, price_per_request, created_at) VALUES
                ('00000000-0000-0000-0000-000000000001', 1, 'acme', 0.002, '2026-01-01Z');
            INSERT INTO period_close VALUES ('00000000-0000-0000-0000-000000000002', 'globex', '2026-01-01', true, 'UTC',
                '2026-01-20Z', 'fiona');
            INSERT INTO invoice VALUES ('00000000-0000-0000-0000-000000000003', 'MM-2026-000001', 'globex',
                '00000000-0000-0000-0000-000000000002', 'EUR', '2026-01-01', true, 'UTC', '2026-01-20Z', 100);
            INSERT INTO invoice_line VALUES ('00000000-0000-0000-0000-000000000003', 1, 'MM-2026-000001/1', 'globex',
                'acme', 'acme/digits', 'USAGE', 'digits', '00000000-0000-0000-0000-000000000004',
                '00000000-0000-0000-0000-000000000001', 1, '2026-01-01', 'EUR', 500, 500, 0.002, 100, 100);
            INSERT INTO agreement VALUES ('00000000-0000-0000-0000-000000000005', 'acme', 'acme/digits', 'STRATEGIC',
                'EUR', 1, 'ACTIVE', '{acme}', '2026-01-01Z', 'alice', '2026-01-01Z', NULL);
            INSERT INTO agreement_share VALUES ('00000000-0000-0000-0000-000000000005', 1, 'acme', 'RESELLER', 100,
                '2026-01-01Z', 'alice');
            INSERT INTO accrual (tenant, role, percent, seq, agreement_id, agreement_version, invoice_id, invoice_number,
                reference, model, period, usage_period, currency, basis_minor, amount_minor, accrued_at) VALUES
                ('acme', 'TECHNOLOGY', 100, 1, '00000000-0000-0000-0000-000000000005', 1,
                '00000000-0000-0000-0000-000000000003', 'MM-2026-000001', 'MM-2026-000001/1', 'acme/digits',
                '2026-01-01', '2026-01-01', 'EUR', 100, 100, '2026-01-20Z');
            """;
    private static final String CREDITED = """
            INSERT INTO subscription (id, tenant, partner, model, plan_id, plan_version, status, time_zone, created_at, revision)
            VALUES ('00000000-0000-0000-0000-000000000004', 'globex', 'acme', 'acme/digits',
                '00000000-0000-0000-0000-000000000001', 1, 'ACTIVE', 'UTC', '2026-01-01Z', 0);
            UPDATE agreement_share SET kind = 'RESALE', percent = NULL, unit_minor = 0.1;
            INSERT INTO accrual (tenant, role, rule, percent, seq, place, agreement_id, agreement_version, invoice_id,
                invoice_number, reference, credits, model, period, usage_period, currency, time_zone, basis_minor, units,
                terms, amount_minor, accrued_at)
            SELECT tenant, role, rule, percent, seq, place, agreement_id, agreement_version, invoice_id,
                invoice_number, 'MM-CN-2026-000001/1', reference, model, period, usage_period, currency, time_zone,
                -basis_minor, 0, terms, -amount_minor, accrued_at FROM accrual;
            """;

    private final Upgrade upgrade = new Upgrade();

    @Test
    void accrualsKnowTheirPlanAndRulesTheirPrice() throws SQLException {
        upgrade.to("1");
        upgrade.execute(RESOLD);
        upgrade.to("16.6");
        upgrade.execute(CREDITED);

        upgrade.to("17");

        assertThat(upgrade.read("SELECT string_agg(plan_id || ' ' || amount_minor, ', ' ORDER BY id) FROM accrual"))
                .isEqualTo("00000000-0000-0000-0000-000000000001 100, 00000000-0000-0000-0000-000000000001 -100");
        assertThat(upgrade.read("SELECT unit_minor || ' ' || cardinality(plan_ids) FROM agreement_share"))
                .isEqualTo("0.100000000000 0");
        assertThat(upgrade.read("SELECT basis_minor || ' ' || (SELECT count(*) FROM sharing_plan) FROM sharing_total"))
                .isEqualTo("100 0");
        String plan = "plan_ids = ARRAY['00000000-0000-0000-0000-000000000001'::uuid]";
        upgrade.execute("UPDATE agreement_share SET unit_minor = NULL, " + plan + ", plan_unit_minor = '{0}'");
        for (String wrong : new String[] {
            "plan_unit_minor = '{-1}'",
            "plan_unit_minor = '{}'",
            "plan_ids = '{}', plan_unit_minor = '{}'",
            "kind = 'PER_UNIT', unit_minor = 1"
        }) {
            assertThatThrownBy(() -> upgrade.execute("UPDATE agreement_share SET " + wrong))
                    .as(wrong)
                    .hasMessageContaining("violates check constraint");
        }

        upgrade.to("21.2");

        assertThat(upgrade.read("SELECT version || ' ' || requests || ' ' || rows_in FROM usage_shared"))
                .as("what the line billed was carried by it, and once")
                .isEqualTo(" 500 0");
        assertThat(upgrade.read("SELECT place_units::text FROM sharing_total")).isEqualTo("{500}");
        assertThat(upgrade.read("SELECT meter FROM agreement_share")).isEqualTo("REQUESTS");
        for (String wrong : new String[] {"meter = 'SMILES'", "window_from = '2026-01-02'", "lifetime_cap_minor = 0"}) {
            assertThatThrownBy(() -> upgrade.execute("UPDATE agreement_share SET " + wrong))
                    .as(wrong)
                    .hasMessageContaining("violates check constraint");
        }
    }
}
