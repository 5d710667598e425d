package io.modelmarket.billing.receivable;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.invoice.InvoiceState;
import io.modelmarket.billing.invoice.Owed;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everybody's invoices with what has become of them. Across tenants only. */
@ApplicationScoped
class InvoiceAccounts {

    private static final String STATED = """
            WITH stated AS (
                SELECT i.number, i.tenant, i.period, i.time_zone, i.interim, i.issued_at, i.due_at, i.currency,
                       i.total_minor, o.credited, o.paid, o.open,
            """ + Owed.STATE + """
                       AS state
                FROM invoice i
            """ + Owed.JOIN + """
                WHERE (?::text IS NULL OR i.number = ?) AND (?::text IS NULL OR i.tenant = ?)
                    AND (?::date IS NULL OR i.period = ?)
                    AND (?::timestamptz IS NULL OR i.due_at > ?) AND (?::timestamptz IS NULL OR i.due_at <= ?))
            SELECT * FROM stated
            """;

    private final Database database;
    private final InstantSource clock;

    @Inject
    InvoiceAccounts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Latest first; of those that the filter leaves. Who asks for what is open or overdue is answered from the invoices
     * that are due late or early enough for it.
     */
    @Transactional
    List<InvoiceAccountView> list(Filter filter, Page page) {
        LocalDate period = filter.period() == null ? null : filter.period().atDay(1);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant late = now.minus(Duration.ofDays(1));
        Instant after = filter.state() == InvoiceState.OPEN ? late : null;
        Instant until = filter.state() == InvoiceState.OVERDUE ? late : null;
        return database.query(
                STATED + "WHERE ?::text IS NULL OR state = ? ORDER BY issued_at DESC, number DESC LIMIT ? OFFSET ?",
                InvoiceAccounts::account,
                now,
                null,
                null,
                filter.tenant(),
                filter.tenant(),
                period,
                period,
                after,
                after,
                until,
                until,
                filter.state(),
                filter.state(),
                page.rowsToRead(),
                page.offset());
    }

    /** One. */
    @Transactional
    Optional<InvoiceAccountView> find(String number) {
        return database.first(
                STATED,
                InvoiceAccounts::account,
                clock.instant(),
                number,
                number,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static InvoiceAccountView account(ResultSet row) throws SQLException {
        return new InvoiceAccountView(
                row.getString("number"),
                row.getString("tenant"),
                YearMonth.from(row.getObject("period", LocalDate.class)).toString(),
                row.getString("time_zone"),
                row.getBoolean("interim"),
                Database.instant(row, "issued_at"),
                Database.instant(row, "due_at"),
                money(row, "total_minor"),
                money(row, "credited"),
                money(row, "paid"),
                money(row, "open"),
                InvoiceState.valueOf(row.getString("state")));
    }

    private static MoneyView money(ResultSet row, String column) throws SQLException {
        return MoneyView.of(row.getLong(column), row.getString("currency"));
    }

    /** Which invoices; what is null does not matter. */
    record Filter(
            @Nullable String tenant,
            @Nullable YearMonth period,
            @Nullable InvoiceState state) {}

    /**
     * An invoice in finance's list.
     *
     * @param credited taken back by credit notes
     * @param paid received less what was reversed
     * @param open total less credited and paid; below zero where the platform owes
     */
    record InvoiceAccountView(
            String number,
            String tenant,
            String period,
            String timeZone,
            boolean interim,
            Instant issuedAt,
            Instant dueAt,
            MoneyView total,
            MoneyView credited,
            MoneyView paid,
            MoneyView open,
            InvoiceState state) {}
}
