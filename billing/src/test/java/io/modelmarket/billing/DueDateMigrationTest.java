package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Invoices from before due dates were kept are due on the day that their documents have printed so far. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class DueDateMigrationTest {

    private static final String BILLED = """
            INSERT INTO period_close VALUES ('00000000-0000-0000-0000-000000000002', 'globex', '2026-01-01', true, 'UTC',
                '2026-01-20Z', 'fiona');
            INSERT INTO invoice VALUES
                ('00000000-0000-0000-0000-000000000003', 'MM-2026-000001', 'globex',
                 '00000000-0000-0000-0000-000000000002', 'EUR', '2026-01-01', true, 'UTC', '2026-01-20 23:30Z', 100),
                ('00000000-0000-0000-0000-000000000004', 'MM-2026-000002', 'globex',
                 '00000000-0000-0000-0000-000000000002', 'USD', '2026-03-01', true, 'Europe/Berlin',
                 '2026-03-15 23:15Z', 100);
            """;

    private final Upgrade upgrade = new Upgrade();

    @Test
    void theyAreDueAsManyDaysOfTheirZoneLater() throws SQLException {
        upgrade.to("1");
        upgrade.execute(BILLED);

        upgrade.to("32");

        assertThat(upgrade.read("SELECT string_agg(to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), ', '"
                        + " ORDER BY number) FROM invoice"))
                .as("the second's clocks were put forward meanwhile")
                .isEqualTo("2026-02-19 23:30, 2026-04-14 22:15");
    }
}
