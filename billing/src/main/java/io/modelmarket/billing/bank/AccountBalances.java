package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The bank's accounts by their statements alone. A statement must open with what the first one opened with and all
 * entries of earlier ones, but for those that stand on it too. One that has brought nothing new is left out; the last
 * one is the one that closes last. Across tenants only.
 */
@ApplicationScoped
class AccountBalances {

    private static final int MOST_GAPS = 100;

    private static final String LINES = """
            WITH %s
            SELECT l.id, l.account, l.currency, l.statement, l.opens_on, l.closes_on, l.linked, l.opening_minor,
                   l.closing_minor, l.credits::bigint AS credits, l.debits::bigint AS debits,
                   (first_value(l.opening_minor) OVER w - l.again + coalesce(sum(l.credits + l.debits) OVER (
                        w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))::bigint AS expected
            FROM line l
            WINDOW w AS (PARTITION BY l.account, l.currency ORDER BY l.n)
            ORDER BY l.account, l.currency, l.n
            """.formatted(StatementLines.SQL);

    private final Database database;

    @Inject
    AccountBalances(Database database) {
        this.database = database;
    }

    /** By account and currency. */
    @Transactional
    List<AccountView> read() {
        Map<List<String>, Sums> accounts = new LinkedHashMap<>();
        database.each(LINES, row -> {
            Line line = Line.of(row);
            accounts.computeIfAbsent(List.of(line.account(), line.currency()), key -> new Sums(line))
                    .add(line);
        });
        Map<List<String>, Long> openings = new LinkedHashMap<>();
        database.each(
                "SELECT account, currency, amount_minor FROM bank_opening WHERE undone_at IS NULL",
                row -> openings.put(
                        List.of(row.getString("account"), row.getString("currency")), row.getLong("amount_minor")));
        return accounts.entrySet().stream()
                .map(account -> account.getValue().view(openings.get(account.getKey())))
                .toList();
    }

    /** An account while its statements are added up, in their order. */
    private static final class Sums {

        private final Line first;
        private final List<GapView> gaps = new ArrayList<>();
        private Line last;
        private long credits;
        private long debits;
        private long missing;
        private int statements;
        private int gapsInAll;

        Sums(Line first) {
            this.first = first;
            this.last = first;
        }

        void add(Line line) {
            long gap = line.opening() - line.expected();
            if (line.linked()) {
                if (gap != missing && gapsInAll++ < MOST_GAPS) {
                    gaps.add(new GapView(
                            line.id(),
                            line.statement(),
                            line.opensOn(),
                            MoneyView.of(line.expected() + missing, line.currency()),
                            MoneyView.of(line.opening(), line.currency()),
                            MoneyView.of(gap - missing, line.currency())));
                }
                missing = gap;
            }
            credits += line.credits();
            debits += line.debits();
            statements++;
            if (!line.closesOn().isBefore(last.closesOn())) {
                last = line;
            }
        }

        AccountView view(@Nullable Long opening) {
            String currency = first.currency();
            long explained = first.opening() + credits + debits;
            return new AccountView(
                    first.account(),
                    first.opensOn(),
                    last.closesOn(),
                    statements,
                    MoneyView.of(first.opening(), currency),
                    MoneyView.of(credits, currency),
                    MoneyView.of(debits, currency),
                    MoneyView.of(last.closing(), currency),
                    MoneyView.of(last.closing() - explained, currency),
                    opening == null ? null : MoneyView.of(opening, currency),
                    gaps,
                    gapsInAll);
        }
    }

    private record Line(
            UUID id,
            String account,
            String currency,
            String statement,
            LocalDate opensOn,
            LocalDate closesOn,
            boolean linked,
            long opening,
            long closing,
            long credits,
            long debits,
            long expected) {

        static Line of(ResultSet row) throws SQLException {
            return new Line(
                    row.getObject("id", UUID.class),
                    row.getString("account"),
                    row.getString("currency"),
                    row.getString("statement"),
                    row.getObject("opens_on", LocalDate.class),
                    row.getObject("closes_on", LocalDate.class),
                    row.getBoolean("linked"),
                    row.getLong("opening_minor"),
                    row.getLong("closing_minor"),
                    row.getLong("credits"),
                    row.getLong("debits"),
                    row.getLong("expected"));
        }
    }

    /**
     * An account of the bank's.
     *
     * @param from the day its first statement opens, to the one its last one closes
     * @param credits of all entries, each once; debits are below zero
     * @param difference what the entries leave unexplained of the way from the first opening to the last closing
     *     balance
     * @param booked what is in the books as its opening balance
     * @param gaps statements that do not begin where the ones before end, the first 100 of them
     */
    @Schema(name = "BankAccountView")
    record AccountView(
            String account,
            LocalDate from,
            LocalDate to,
            int statements,
            MoneyView opening,
            MoneyView credits,
            MoneyView debits,
            MoneyView closing,
            MoneyView difference,
            @Nullable MoneyView booked,
            List<GapView> gaps,
            int gapsInAll) {}

    /**
     * A statement before which something is missing.
     *
     * @param expected with what it should open
     * @param missing the sum of the entries that are not there
     */
    @Schema(name = "BankGapView")
    record GapView(
            UUID id, String statement, LocalDate opensOn, MoneyView expected, MoneyView opening, MoneyView missing) {}
}
