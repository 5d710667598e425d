package io.modelmarket.billing.report;

import io.modelmarket.billing.archive.ArchiveFailure;
import io.modelmarket.billing.archive.ArchiveIncomplete;
import io.modelmarket.billing.archive.ArchivedUsage;
import io.modelmarket.billing.archive.ArchivedUsage.PlanUse;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.report.table.Column;
import io.modelmarket.billing.tax.SellerConfig;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Cost and usage by FOCUS 1.2: a row for each line and each tax of the invoices of a month and of its credit notes, so
 * that the billed costs of an {@code InvoiceId} add up to its total. All of the specification's mandatory columns,
 * those of the others that we have something to say in, and some of our own beginning with {@code x_}. Times are UTC; a
 * month is the consumer's own, so it begins and ends at his midnight. List and contracted cost are what the plan asks
 * without the coupon; nothing is amortised, so billed and effective cost are the same. The region is that of the data
 * planes that served what a row bills, where all of it was served in one and the archive has all of that month.
 */
@ApplicationScoped
class FocusExport implements ReportSource {

    private static final Logger LOG = Logger.getLogger(FocusExport.class);
    private static final List<Column> COLUMNS = List.of(
            Column.decimal("BilledCost"),
            Column.text("BillingAccountId"),
            Column.text("BillingAccountName"),
            Column.text("BillingCurrency"),
            Column.text("BillingPeriodEnd"),
            Column.text("BillingPeriodStart"),
            Column.text("ChargeCategory"),
            Column.text("ChargeClass"),
            Column.text("ChargeDescription"),
            Column.text("ChargeFrequency"),
            Column.text("ChargePeriodEnd"),
            Column.text("ChargePeriodStart"),
            Column.decimal("ConsumedQuantity").withoutTotal(),
            Column.text("ConsumedUnit"),
            Column.decimal("ContractedCost"),
            Column.decimal("EffectiveCost"),
            Column.text("InvoiceId"),
            Column.text("InvoiceIssuerName"),
            Column.decimal("ListCost"),
            Column.text("PricingCategory"),
            Column.decimal("PricingQuantity").withoutTotal(),
            Column.text("PricingUnit"),
            Column.text("ProviderName"),
            Column.text("PublisherName"),
            Column.text("RegionId"),
            Column.text("RegionName"),
            Column.text("ResourceId"),
            Column.text("ResourceType"),
            Column.text("ServiceCategory"),
            Column.text("ServiceName"),
            Column.text("ServiceSubcategory"),
            Column.text("x_PlanId"),
            Column.number("x_PlanVersion").withoutTotal(),
            Column.text("x_TimeZone"));

    private final SqlReport report;
    private final Database database;
    private final ArchivedUsage usage;
    private final TenantScope tenants;
    private final SellerConfig seller;

    @Inject
    FocusExport(SqlReport report, Database database, ArchivedUsage usage, TenantScope tenants, SellerConfig seller) {
        this.report = report;
        this.database = database;
        this.usage = usage;
        this.tenants = tenants;
        this.seller = seller;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.FOCUS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void read(ReportScope scope, Rows rows) throws IOException {
        LocalDate month = scope.period().atDay(1);
        String tenant = scope.tenant();
        Map<YearMonth, Map<PlanUse, String>> regions = regions(month, tenant);
        report.each(FocusStatements.ROWS, row -> cells(row, regions), rows, month, tenant);
    }

    /**
     * Where what the rows bill was served; nothing of a month that the archive cannot answer for, since what is billed
     * is told without it. Files know no row-level security: only the tenant's events are read.
     */
    private Map<YearMonth, Map<PlanUse, String>> regions(LocalDate month, @Nullable String tenant) {
        List<YearMonth> used = QuarkusTransaction.requiringNew()
                .call(() -> database.query(
                        FocusStatements.MONTHS,
                        row -> YearMonth.from(row.getDate(1).toLocalDate()),
                        month,
                        tenant));
        Map<YearMonth, Map<PlanUse, String>> regions = new HashMap<>();
        for (YearMonth each : used) {
            try {
                regions.put(each, tenants.callAsPlatform(() -> usage.regions(each, tenant)));
            } catch (ArchiveIncomplete | ArchiveFailure | UncheckedIOException e) {
                LOG.warnf("FOCUS of %s names no regions of what was used in %s: %s", month, each, e.getMessage());
            }
        }
        return regions;
    }

    private List<@Nullable Object> cells(ResultSet row, Map<YearMonth, Map<PlanUse, String>> regions)
            throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("time_zone"));
        Period billed = Period.starting(row.getDate("period").toLocalDate(), zone);
        Period used = Period.starting(row.getDate("usage_period").toLocalDate(), zone);
        BigDecimal cost = cost(row, "amount_minor");
        BigDecimal list = cost(row, "list_minor");
        FocusCharge charge = FocusCharge.of(FocusCharge.Kind.valueOf(row.getString("kind")), row.getString("unit"));
        boolean tax = charge.isTax();
        String issuer = Objects.requireNonNullElse(row.getString("seller"), seller.legalName());
        BigDecimal quantity = charge.quantity(Database.longOrNull(row, "quantity"));
        String region = region(row, regions.getOrDefault(used.month(), Map.of()));
        return Arrays.asList(
                cost,
                row.getString("tenant"),
                row.getString("account"),
                row.getString("currency"),
                billed.to(),
                billed.from(),
                charge.category(),
                row.getBoolean("correction") ? "Correction" : null,
                row.getString("description"),
                charge.frequency(),
                used.to(),
                used.from(),
                charge.isUsage() ? quantity : null,
                charge.isUsage() ? charge.unit() : null,
                list,
                cost,
                row.getString("number"),
                issuer,
                list,
                tax ? null : "Standard",
                quantity,
                quantity == null ? null : charge.unit(),
                issuer,
                tax ? issuer : row.getString("publisher"),
                region,
                region,
                row.getString("subscription_id"),
                tax ? null : "Subscription",
                tax ? "Other" : "AI and Machine Learning",
                tax ? "Tax" : row.getString("model"),
                tax ? "Other (Other)" : "Machine Learning",
                row.getString("plan_id"),
                Database.longOrNull(row, "plan_version"),
                zone);
    }

    /** Of usage, and of a credit of it; a fee is for nothing that was served. */
    private static @Nullable String region(ResultSet row, Map<PlanUse, String> regions) throws SQLException {
        String unit = row.getString("unit");
        if (unit == null || !FocusCharge.of(FocusCharge.Kind.LINE, unit).isUsage()) {
            return null;
        }
        return regions.get(new PlanUse(
                row.getObject("subscription_id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getInt("plan_version")));
    }

    private static BigDecimal cost(ResultSet row, String column) throws SQLException {
        int digits = Currency.getInstance(row.getString("currency")).getDefaultFractionDigits();
        return BigDecimal.valueOf(row.getLong(column), digits);
    }
}
