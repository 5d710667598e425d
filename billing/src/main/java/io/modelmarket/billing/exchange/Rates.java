package io.modelmarket.billing.exchange;

import io.modelmarket.billing.database.Database;
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
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
     * Changes an amount at the rate of a day, or of the last one before that has a rate.
     *
     * @throws ProblemException when there is no rate that is near enough, or nothing would be left of the amount
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Exchanged exchange(Money paid, Currency into, LocalDate day) {
        Rate rate = find(paid.currency(), into, day)
                .orElseThrow(() -> refused("There is no rate of " + paid.currency() + " and " + into + " for " + day
                        + " or the " + config.oldestDays() + " days before. Import one first."));
        try {
            return Exchanged.of(paid, rate, config.spreadPercent());
        } catch (IllegalArgumentException e) {
            throw refused("At the rate of " + rate.day() + ", " + e.getMessage() + ".");
        }
    }

    /**
     * Imports a file, whole or not at all. What is known already is passed over.
     *
     * @param reason why known rates are corrected; without one a line that differs from what is known is refused
     * @throws ProblemException when a line is wrong, or contradicts what is known
     */
    @Transactional
    Imported take(byte[] file, String sha256, @Nullable String reason, String by) {
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        List<RateLine> lines = new RateFile(tomorrow, config.mostRates()).read(file);
        database.query("SELECT pg_advisory_xact_lock(hashtextextended('exchange rates', 0))", row -> true);
        UUID id = UUID.randomUUID();
        database.update(
                "INSERT INTO rate_import (id, imported_at, imported_by, sha256, reason) VALUES (?, ?, ?, ?, ?)",
                id,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                by,
                sha256,
                reason);
        int added = 0;
        int corrected = 0;
        for (RateLine line : lines) {
            int version = take(line, id, reason);
            added += version == 1 ? 1 : 0;
            corrected += version > 1 ? 1 : 0;
        }
        return new Imported(id, lines.size(), added, corrected, lines.size() - added - corrected);
    }

    /** The version that it became; 0 where it says what is known. */
    private int take(RateLine line, UUID id, @Nullable String reason) {
        if (latest(line.quote(), line.base(), line.day()).isPresent()) {
            throw refused(line.inverse() + " is known already; " + line.pair() + " would say it a second time.");
        }
        Optional<Known> known = latest(line.base(), line.quote(), line.day());
        if (known.isPresent() && known.get().rate().compareTo(line.rate()) == 0) {
            return 0;
        }
        if (known.isPresent() && reason == null) {
            throw refused(line.pair() + " is known as "
                    + known.get().rate().stripTrailingZeros().toPlainString() + ", not "
                    + line.rate().toPlainString() + ". To correct it, import it with a reason.");
        }
        int version = known.map(Known::version).orElse(0) + 1;
        database.update("""
                INSERT INTO exchange_rate (day, base, quote, version, rate, source, import_id) VALUES (?, ?, ?, ?, ?, ?, ?)
                """, line.day(), line.base(), line.quote(), version, line.rate(), line.source(), id);
        return version;
    }

    private Optional<Known> latest(String base, String quote, LocalDate day) {
        return database.first(
                "SELECT version, rate FROM exchange_rate WHERE base = ? AND quote = ? AND day = ?"
                        + " ORDER BY version DESC LIMIT 1",
                row -> new Known(row.getInt("version"), row.getBigDecimal("rate")),
                base,
                quote,
                day);
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

    /** What an import brought: lines, new rates, corrections, and those that were known. */
    record Imported(UUID id, int lines, int added, int corrected, int known) {}
}
