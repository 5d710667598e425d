package io.modelmarket.billing.exchange;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of rates: imported, never changed, asked for a day. Across tenants only. */
@ApplicationScoped
public class Rates {

    private final Database database;
    private final ExchangeConfig config;
    private final InstantSource clock;

    @Inject
    Rates(Database database, ExchangeConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Changes an amount, to pay what is open, at the rate of a day, or of the last one before that has a rate.
     *
     * @throws ProblemException when there is no rate that is near enough, or nothing would be left of the amount
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Exchanged exchange(Money paid, Money open, LocalDate day) {
        Currency into = open.currency();
        Rate rate = find(paid.currency(), into, day)
                .orElseThrow(() -> refused("There is no rate of " + paid.currency() + " and " + into + " for " + day
                        + " or the " + config.oldestDays() + " days before. Import one first."));
        try {
            return Exchanged.of(paid, open, rate, config.spreadPercent());
        } catch (IllegalArgumentException e) {
            throw refused("At the rate of " + rate.day() + ", " + e.getMessage() + ".");
        }
    }

    /**
     * Changes an amount that is paid out, at the rate of a day, or of the last one before that has a rate; empty where
     * there is no rate that is near enough, or nothing would be left of it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Exchanged> change(Money paid, Currency into, LocalDate day) {
        return find(paid.currency(), into, day).flatMap(rate -> {
            try {
                return Optional.of(Exchanged.of(paid, rate, config.spreadPercent()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * Imports a file, whole or not at all. What is known already is passed over.
     *
     * @param reason why known rates are corrected; without one a line that differs from what is known is refused
     * @throws ProblemException when a line is wrong, or contradicts what is known
     */
    @Transactional
    Imported take(byte[] file, String sha256, @Nullable String reason, String by) {
        List<RateLine> lines = new RateFile(Times.latestToday(clock.instant()), config.mostRates()).read(file);
        database.query("SELECT pg_advisory_xact_lock(hashtextextended('exchange rates', 0))", row -> true);
        UUID id = UUID.randomUUID();
        database.update(
                "INSERT INTO rate_import (id, imported_at, imported_by, sha256, reason) VALUES (?, ?, ?, ?, ?)",
                id,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                by,
                sha256,
                reason);
        Map<String, Known> known = known(lines);
        List<Version> versions = new ArrayList<>();
        for (RateLine line : lines) {
            version(line, known, reason).ifPresent(versions::add);
        }
        write(id, versions);
        int corrected =
                (int) versions.stream().filter(version -> version.number() > 1).count();
        return new Imported(id, lines.size(), versions.size() - corrected, corrected, lines.size() - versions.size());
    }

    /** What a line adds; nothing where it says what is known. */
    private static Optional<Version> version(RateLine line, Map<String, Known> known, @Nullable String reason) {
        if (known.containsKey(line.inverse())) {
            throw refused(line.inverse() + " is known already; " + line.pair() + " would say it a second time.");
        }
        Known before = known.get(line.pair());
        if (before == null) {
            return Optional.of(new Version(line, 1));
        }
        if (before.rate().compareTo(line.rate()) == 0) {
            return Optional.empty();
        }
        if (reason == null) {
            throw refused(line.pair() + " is known as "
                    + before.rate().stripTrailingZeros().toPlainString() + ", not "
                    + line.rate().toPlainString() + ". To correct it, import it with a reason.");
        }
        return Optional.of(new Version(line, before.version() + 1));
    }

    /** The latest versions of the lines' pairs in both directions, by what they are the rate of. */
    private Map<String, Known> known(List<RateLine> lines) {
        List<RateLine> both =
                lines.stream().flatMap(line -> Stream.of(line, line.turned())).toList();
        Map<String, Known> known = new HashMap<>();
        database.each(
                """
                SELECT DISTINCT ON (r.base, r.quote, r.day) r.base, r.quote, r.day, r.version, r.rate
                FROM unnest(?, ?, ?) AS w (day, base, quote)
                JOIN exchange_rate r ON (r.base, r.quote, r.day) = (w.base::char(3), w.quote::char(3), w.day)
                ORDER BY r.base, r.quote, r.day, r.version DESC
                """,
                row -> known.put(
                        row.getObject("day", LocalDate.class) + " " + row.getString("base") + "/"
                                + row.getString("quote"),
                        new Known(row.getInt("version"), row.getBigDecimal("rate"))),
                SqlArray.column("date", both, line -> line.day().toString()),
                SqlArray.column("text", both, RateLine::base),
                SqlArray.column("text", both, RateLine::quote));
        return known;
    }

    private void write(UUID id, List<Version> versions) {
        database.update(
                """
                INSERT INTO exchange_rate (day, base, quote, version, rate, source, import_id)
                SELECT r.*, ?::uuid FROM unnest(?, ?, ?, ?, ?, ?) AS r
                """,
                id,
                SqlArray.column(
                        "date", versions, version -> version.line().day().toString()),
                SqlArray.column("text", versions, version -> version.line().base()),
                SqlArray.column("text", versions, version -> version.line().quote()),
                SqlArray.column("int", versions, Version::number),
                SqlArray.column(
                        "numeric", versions, version -> version.line().rate().toPlainString()),
                SqlArray.column("text", versions, version -> version.line().source()));
    }

    private Optional<Rate> find(Currency one, Currency other, LocalDate day) {
        return database.first(
                """
                SELECT * FROM exchange_rate WHERE ((base = ? AND quote = ?) OR (base = ? AND quote = ?))
                    AND day BETWEEN ? AND ? ORDER BY day DESC, version DESC LIMIT 1
                """,
                Rates::rate,
                one.getCurrencyCode(),
                other.getCurrencyCode(),
                other.getCurrencyCode(),
                one.getCurrencyCode(),
                day.minusDays(config.oldestDays()),
                day);
    }

    private static Rate rate(ResultSet row) throws SQLException {
        return new Rate(
                row.getObject("day", LocalDate.class),
                Currency.getInstance(row.getString("base")),
                Currency.getInstance(row.getString("quote")),
                row.getInt("version"),
                row.getBigDecimal("rate"));
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    private record Known(int version, BigDecimal rate) {}

    private record Version(RateLine line, int number) {}

    /** What an import brought: lines, new rates, corrections, and those that were known. */
    record Imported(UUID id, int lines, int added, int corrected, int known) {}
}
