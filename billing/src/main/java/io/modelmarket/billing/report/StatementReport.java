package io.modelmarket.billing.report;

import io.modelmarket.billing.report.table.Column;
import io.modelmarket.billing.statement.StatementAccount;
import io.modelmarket.billing.statement.StatementAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Partners' accounts in a month, a currency in a row: from what is carried in to what is carried out, and how that ties
 * to what the ledger says is payable now. The difference must be 0.
 */
@ApplicationScoped
class StatementReport implements ReportSource {

    /** Each share is in the month of its invoice, which is cut in its consumer's zone. */
    private static final String OWN_ZONES = "each consumer's own";

    private static final List<Column> COLUMNS = List.of(
            Column.text("period"),
            Column.text("timeZone"),
            Column.text("asOf"),
            Column.text("partner"),
            Column.text("currency"),
            Column.decimal("opening"),
            Column.decimal("accrued"),
            Column.decimal("recouped"),
            Column.decimal("takenBack"),
            Column.decimal("tax"),
            Column.decimal("paidOut"),
            Column.decimal("cameBack"),
            Column.decimal("closing"),
            Column.decimal("later"),
            Column.decimal("payable"),
            Column.decimal("difference").ofDifferences(),
            Column.decimal("heldBack"),
            Column.decimal("dueNow"),
            Column.decimal("belowMinimum"));

    private final SqlReport report;
    private final StatementAccounts accounts;

    @Inject
    StatementReport(SqlReport report, StatementAccounts accounts) {
        this.report = report;
        this.accounts = accounts;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.STATEMENT;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void read(ReportScope scope, Rows rows) throws IOException {
        report.each(
                StatementAccounts.SQL,
                row -> cells(scope, row),
                rows,
                accounts.parameters(scope.tenant(), scope.period().atDay(1), scope.asOf()));
    }

    private List<@Nullable Object> cells(ReportScope scope, ResultSet row) throws SQLException {
        StatementAccount account = accounts.read(row);
        return Arrays.asList(
                scope.period(),
                OWN_ZONES,
                scope.asOf(),
                account.tenant(),
                account.opening().currency(),
                account.opening().toDecimal(),
                account.accrued().toDecimal(),
                account.recouped().toDecimal(),
                account.takenBack().toDecimal(),
                account.tax().toDecimal(),
                account.paid().toDecimal(),
                account.cameBack().toDecimal(),
                account.closing().toDecimal(),
                account.later().toDecimal(),
                account.ledger().toDecimal(),
                account.difference().toDecimal(),
                account.heldBack().toDecimal(),
                account.due().toDecimal(),
                account.belowMinimum().toDecimal());
    }
}
