package io.modelmarket.billing.exchange;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rates with where they came from, those that were corrected included. Across tenants only. */
@ApplicationScoped
class RateReads {

    private final Database database;

    @Inject
    RateReads(Database database) {
        this.database = database;
    }

    /** The latest day first, of a day the version in force first. */
    @Transactional
    List<RateView> list(@Nullable String base, @Nullable String quote, Page page) {
        return database.query(
                """
                SELECT r.*, i.imported_at, i.imported_by, i.reason
                FROM exchange_rate r JOIN rate_import i ON i.id = r.import_id
                WHERE (?::text IS NULL OR r.base = ?) AND (?::text IS NULL OR r.quote = ?)
                ORDER BY r.day DESC, r.base, r.quote, r.version DESC LIMIT ? OFFSET ?
                """,
                row -> new RateView(
                        row.getObject("day", LocalDate.class),
                        row.getString("base"),
                        row.getString("quote"),
                        row.getBigDecimal("rate").stripTrailingZeros().toPlainString(),
                        row.getInt("version"),
                        row.getString("source"),
                        Database.instant(row, "imported_at"),
                        row.getString("imported_by"),
                        row.getString("reason")),
                base,
                base,
                quote,
                quote,
                page.rowsToRead(),
                page.offset());
    }

    /**
     * One unit of the base in units of the quote, from whom, and who imported it when.
     *
     * @param reason why an earlier version was corrected
     */
    record RateView(
            LocalDate date,
            String base,
            String quote,
            String rate,
            int version,
            String source,
            Instant importedAt,
            String importedBy,
            @Nullable String reason) {}
}
