package io.modelmarket.billing.report;

import io.modelmarket.billing.archive.ArchivedUsage;
import io.modelmarket.billing.archive.ArchivedUsage.KeyDay;
import io.modelmarket.billing.report.table.Column;
import io.modelmarket.billing.subscription.Metered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A month's usage by tenant, model, key and day, each in its consumer's zone, from the archived events. Files know no
 * row-level security: only the tenant's events are counted, and each row is looked at once more.
 */
@ApplicationScoped
class UsageReport implements ReportSource {

    private static final List<Column> COLUMNS = List.of(
            Column.text("period"),
            Column.text("timeZone"),
            Column.text("asOf"),
            Column.text("tenant"),
            Column.text("partner"),
            Column.text("model"),
            Column.text("subscription"),
            Column.text("key"),
            Column.text("day"),
            Column.number("requests"),
            Column.number("failed"),
            Column.number("rows"),
            Column.number("computeMicros"),
            Column.number("bytesIn"),
            Column.number("bytesOut"),
            Column.number("tokensIn"),
            Column.number("tokensOut"));

    private final ArchivedUsage usage;

    @Inject
    UsageReport(ArchivedUsage usage) {
        this.usage = usage;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.USAGE;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public boolean readsWithTenantsRights() {
        return false;
    }

    @Override
    public void read(ReportScope scope, Rows rows) throws IOException {
        String period = scope.period().toString();
        String asOf = scope.asOf().toString();
        try {
            usage.byKeyAndDay(scope.period(), scope.tenant(), used -> {
                check(used, scope);
                add(used, period, asOf, rows);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void check(KeyDay used, ReportScope scope) {
        if (scope.tenant() != null && !scope.tenant().equals(used.subscription().tenant())) {
            throw new IllegalStateException("usage of another tenant than " + scope.tenant() + " was counted");
        }
    }

    private static void add(KeyDay used, String period, String asOf, Rows rows) {
        Metered subscription = used.subscription();
        try {
            rows.add(List.of(
                    period,
                    subscription.zone(),
                    asOf,
                    subscription.tenant(),
                    subscription.model().partner().value(),
                    subscription.model(),
                    subscription.id(),
                    used.key(),
                    used.day(),
                    used.requests(),
                    used.failed(),
                    used.rows(),
                    used.computeMicros(),
                    used.bytesIn(),
                    used.bytesOut(),
                    used.tokensIn(),
                    used.tokensOut()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
