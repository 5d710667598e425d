package io.modelmarket.billing.fee;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.database.SqlFailure;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.TenantId;
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
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Schedules that were set, and which one is in force. */
@ApplicationScoped
public class FeeSchedules {

    private static final String COLUMNS =
            "SELECT id, currency, effective_from, band_from, band_percent, whole_volume FROM platform_fee ";
    private static final TenantId ANYBODY = new TenantId("partner");

    private final Database database;
    private final InstantSource clock;

    @Inject
    FeeSchedules(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What applies to a month's revenue. */
    @Transactional
    public Optional<FeeSchedule> inForce(Currency currency, LocalDate firstDayOfMonth) {
        return database.first(
                COLUMNS + "WHERE currency = ? AND effective_from <= ? ORDER BY effective_from DESC LIMIT 1",
                FeeSchedules::read,
                currency.getCurrencyCode(),
                firstDayOfMonth);
    }

    /** Latest first. */
    @Transactional
    List<FeeSchedule> list(Page page) {
        return database.query(
                COLUMNS + "ORDER BY effective_from DESC, currency LIMIT ? OFFSET ?",
                FeeSchedules::read,
                page.rowsToRead(),
                page.offset());
    }

    /**
     * Sets what applies from a month on. Across tenants only.
     *
     * @throws ProblemException when the month has begun somewhere, has a schedule already, or the bands are impossible
     */
    @Transactional
    public void set(FeeSchedule schedule, String by) {
        YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.MAX));
        if (!YearMonth.from(schedule.from()).isAfter(now)) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, "A schedule applies from a month that has not begun; " + now + " has.");
        }
        try {
            schedule.shares(new TenantId("platform"), ANYBODY, ParticipantRole.TECHNOLOGY);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, e.getMessage() + ".");
        }
        try {
            database.update(
                    """
                    INSERT INTO platform_fee (id, currency, effective_from, band_from, band_percent, whole_volume, set_at,
                        set_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    schedule.id(),
                    schedule.currency().getCurrencyCode(),
                    schedule.from(),
                    SqlArray.column("bigint", schedule.bands(), Rule.Band::from),
                    SqlArray.column("numeric", schedule.bands(), Rule.Band::percent),
                    schedule.whole(),
                    clock.instant(),
                    by);
        } catch (SqlFailure e) {
            if (e.isDuplicate()) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "There is a schedule in " + schedule.currency() + " from " + YearMonth.from(schedule.from())
                                + " on already; it is never changed.");
            }
            throw e;
        }
    }

    private static FeeSchedule read(ResultSet row) throws SQLException {
        Long[] from = Database.longs(row, "band_from");
        BigDecimal[] percent = (BigDecimal[]) row.getArray("band_percent").getArray();
        List<Rule.Band> bands = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            bands.add(new Rule.Band(from[i], percent[i]));
        }
        return new FeeSchedule(
                row.getObject("id", UUID.class),
                Currency.getInstance(row.getString("currency")),
                row.getObject("effective_from", LocalDate.class),
                bands,
                row.getBoolean("whole_volume"));
    }
}
