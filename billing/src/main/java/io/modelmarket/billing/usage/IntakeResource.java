package io.modelmarket.billing.usage;

import io.modelmarket.billing.wire.Page;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For finance: what could not be counted, and whether anything is missing. */
@Path("/v1/finance/usage")
@PlatformRole({"finance", "operator"})
class IntakeResource {

    private final RejectedUsage rejected;
    private final IntakeReads intake;
    private final IntakeProgress progress;
    private final InstantSource clock;

    @Inject
    IntakeResource(RejectedUsage rejected, IntakeReads intake, IntakeProgress progress, InstantSource clock) {
        this.rejected = rejected;
        this.intake = intake;
        this.progress = progress;
        this.clock = clock;
    }

    @GET
    @Path("rejected")
    public RejectedUsageView rejected(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<RejectedUsage.RejectedView> read = rejected.list(page);
        return new RejectedUsageView(page.items(read), page.next(read));
    }

    @GET
    @Path("intake")
    public IntakeView intake() {
        return new IntakeView(intake.nodes(), intake.missing(), progress.lag(), clock.instant());
    }

    /** A page of refused records. */
    record RejectedUsageView(
            List<RejectedUsage.RejectedView> items,
            @Nullable String next) {}

    /** How far intake is: each node's epochs, events missing in all, records this instance has before it. */
    record IntakeView(List<IntakeReads.NodeView> items, long missing, long lag, Instant asOf) {}
}
