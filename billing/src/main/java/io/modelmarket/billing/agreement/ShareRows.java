package io.modelmarket.billing.agreement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.split.Limits;
import io.modelmarket.billing.split.Rate;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.billing.split.Window;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Shares in their table, a row for each rule. */
@ApplicationScoped
class ShareRows {

    /** What {@link #read} needs of {@code agreement_share s}. */
    static final String COLUMNS =
            "s.participant, s.role, s.kind, s.percent, s.basis, s.band_from, s.band_percent, s.band_divisor,"
                    + " s.whole_volume, s.cap_minor, s.unit_minor, s.amount_minor, s.payer, s.attribution_months, s.collateral,"
                    + " s.plan_ids, s.plan_unit_minor, s.meter, s.lifetime_cap_minor, s.window_from, s.window_to";

    private final Database database;

    @Inject
    ShareRows(Database database) {
        this.database = database;
    }

    void write(UUID agreement, Shares shares) {
        int seq = 0;
        for (Share share : shares.shares()) {
            seq++;
            write(agreement, seq, share);
        }
    }

    private void write(UUID agreement, int seq, Share share) {
        Rule.Percent percent = share.rule() instanceof Rule.Percent found ? found : null;
        Limits limits = share.rule().limits();
        Rule.Attribution attribution = limits.attribution();
        Window window = limits.window();
        List<Rule.PlanPrice> prices = share.rule() instanceof Rule.Resale resale ? resale.plans() : List.of();
        Rate rate = share.rate();
        BigDecimal flat = rate == null || rate.isFraction() ? null : rate.percent();
        List<Rule.Band> bands = percent == null || flat != null ? List.of() : percent.bands();
        database.update(
                """
                INSERT INTO agreement_share (agreement_id, seq, participant, role, kind, percent, basis, band_from,
                    band_percent, band_divisor, whole_volume, cap_minor, unit_minor, amount_minor, payer,
                    attribution_months, collateral, plan_ids, plan_unit_minor, meter, lifetime_cap_minor, window_from,
                    window_to)
                VALUES (?, ?, ?, ?, ?, ?::numeric, ?, ?, ?, ?, ?, ?::bigint, ?::numeric, ?::bigint, ?, ?::int, ?, ?, ?, ?, ?::bigint,
                    ?::date, ?::date)
                """,
                agreement,
                seq,
                share.participant().value(),
                share.role(),
                share.kind(),
                flat,
                percent == null ? Rule.Basis.GROSS : percent.basis(),
                SqlArray.column("bigint", bands, Rule.Band::from),
                SqlArray.column("numeric", bands, band -> band.rate().multiple()),
                SqlArray.column("bigint", bands, band -> band.rate().divisor().longValueExact()),
                percent != null && percent.whole(),
                limits.cap(),
                unit(share.rule()),
                amount(share.rule()),
                share.rule() instanceof Rule.Recoupment recoupment
                        ? recoupment.from().value()
                        : null,
                attribution == null ? null : (Integer) attribution.months(),
                share.rule() instanceof Rule.Recoupment recoupment ? recoupment.group() : null,
                SqlArray.column("uuid", prices, Rule.PlanPrice::plan),
                SqlArray.column("numeric", prices, Rule.PlanPrice::wholesale),
                share.rule().meter(),
                limits.lifetimeCap(),
                window == null ? null : first(window.from()),
                window == null ? null : first(window.to()));
    }

    private static @Nullable LocalDate first(@Nullable YearMonth month) {
        return month == null ? null : month.atDay(1);
    }

    private static @Nullable BigDecimal unit(Rule rule) {
        return switch (rule) {
            case Rule.PerUnit perUnit -> perUnit.price();
            case Rule.Resale resale -> resale.wholesale();
            default -> null;
        };
    }

    private static @Nullable Long amount(Rule rule) {
        return switch (rule) {
            case Rule.Minimum minimum -> minimum.amount();
            case Rule.Recoupment recoupment -> recoupment.advance();
            default -> null;
        };
    }

    static Share read(ResultSet row) throws SQLException {
        TenantId party = new TenantId(row.getString("participant"));
        Meter meter = Meter.valueOf(row.getString("meter"));
        Rule rule = switch (RuleKind.valueOf(row.getString("kind"))) {
            case PERCENT ->
                new Rule.Percent(
                        party,
                        Rule.Basis.valueOf(row.getString("basis")),
                        limits(row),
                        bands(row),
                        row.getBoolean("whole_volume"));
            case PER_UNIT -> new Rule.PerUnit(party, meter, row.getBigDecimal("unit_minor"), limits(row));
            case RESALE -> new Rule.Resale(party, meter, row.getBigDecimal("unit_minor"), planPrices(row), limits(row));
            case TOP_UP_TO_MINIMUM -> new Rule.Minimum(party, row.getLong("amount_minor"));
            case RESIDUAL -> new Rule.Residual(party);
            case RECOUPMENT ->
                new Rule.Recoupment(
                        party,
                        new TenantId(row.getString("payer")),
                        row.getLong("amount_minor"),
                        row.getString("collateral"));
        };
        return new Share(ParticipantRole.valueOf(row.getString("role")), rule);
    }

    private static Limits limits(ResultSet row) throws SQLException {
        Integer months = Database.intOrNull(row, "attribution_months");
        return new Limits(
                Database.longOrNull(row, "cap_minor"),
                Database.longOrNull(row, "lifetime_cap_minor"),
                window(row),
                months == null ? null : new Rule.Attribution(months));
    }

    private static @Nullable Window window(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("window_from", LocalDate.class);
        LocalDate to = row.getObject("window_to", LocalDate.class);
        return from == null && to == null
                ? null
                : new Window(from == null ? null : YearMonth.from(from), to == null ? null : YearMonth.from(to));
    }

    private static List<Rule.PlanPrice> planPrices(ResultSet row) throws SQLException {
        UUID[] plans = (UUID[]) row.getArray("plan_ids").getArray();
        BigDecimal[] prices = (BigDecimal[]) row.getArray("plan_unit_minor").getArray();
        return IntStream.range(0, plans.length)
                .mapToObj(i -> new Rule.PlanPrice(plans[i], prices[i]))
                .toList();
    }

    private static List<Rule.Band> bands(ResultSet row) throws SQLException {
        BigDecimal percent = row.getBigDecimal("percent");
        if (percent != null) {
            return List.of(new Rule.Band(0, percent));
        }
        Long[] from = (Long[]) row.getArray("band_from").getArray();
        BigDecimal[] percents = (BigDecimal[]) row.getArray("band_percent").getArray();
        Long[] divisors = (Long[]) row.getArray("band_divisor").getArray();
        List<Rule.Band> bands = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            BigInteger divisor = divisors.length == 0 ? BigInteger.ONE : BigInteger.valueOf(divisors[i]);
            bands.add(new Rule.Band(from[i], new Rate(percents[i], divisor)));
        }
        return bands;
    }
}
