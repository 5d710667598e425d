package io.modelmarket.billing.usage;

import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.period.Months;
import io.modelmarket.billing.usage.UsageReads.Side;
import io.modelmarket.billing.usage.UsageReads.UsageItem;
import io.modelmarket.billing.usage.UsageReads.UsageTotals;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tenant used, what others used of its models, and how much of its quotas is left. */
@Path("/v1/tenants/{tenant}")
@TenantRoles
class UsageResource {

    private final UsageReads usage;
    private final QuotaReads quotas;
    private final Directory directory;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    UsageResource(UsageReads usage, QuotaReads quotas, Directory directory, Caller caller, InstantSource clock) {
        this.usage = usage;
        this.quotas = quotas;
        this.directory = directory;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("usage")
    public UsageView used(
            @PathParam("tenant") String tenant,
            @QueryParam("period") @Nullable String period,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return read(Side.CONSUMER, period, Page.of(cursor, limit));
    }

    @GET
    @Path("model-usage")
    public UsageView usedOfModels(
            @PathParam("tenant") String tenant,
            @QueryParam("period") @Nullable String period,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return read(Side.PARTNER, period, Page.of(cursor, limit));
    }

    @GET
    @Path("quotas")
    public QuotasView quotas(@PathParam("tenant") String tenant) {
        Instant now = clock.instant();
        return new QuotasView(quotas.of(caller.tenant().value(), now), now);
    }

    private UsageView read(Side side, @Nullable String period, Page page) {
        Instant asOf = clock.instant();
        LocalDate month = Months.parse(period).atDay(1);
        String tenant = caller.tenant().value();
        List<UsageItem> read = usage.days(side, tenant, month, page);
        return new UsageView(
                Months.parse(period).toString(),
                side == Side.CONSUMER ? zone() : null,
                page.items(read),
                usage.total(side, tenant, month),
                asOf,
                page.next(read));
    }

    private @Nullable String zone() {
        return directory.tenant(caller.tenant()).map(t -> t.zone().getId()).orElse(null);
    }

    /**
     * A period's usage by subscription and day, and its totals over all pages. Days and the period are those of the
     * consumer's zone; a partner sees each consumer's usage in that consumer's.
     */
    record UsageView(
            String period,
            @Nullable String timeZone,
            List<UsageItem> items,
            UsageTotals totals,
            Instant asOf,
            @Nullable String next) {}

    /** All quotas of a tenant. */
    record QuotasView(List<QuotaReads.QuotaView> items, Instant asOf) {}
}
