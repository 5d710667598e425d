package io.modelmarket.billing.usage;

import io.modelmarket.billing.wire.Page;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For finance: whether anything is missing. */
@Path("/v1/finance/usage")
@PlatformRole({"finance", "operator"})
class IntakeResource {

    private final IntakeReads intake;
    private final GapWriteOffs writeOffs;
    private final IntakeProgress progress;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    IntakeResource(
            IntakeReads intake, GapWriteOffs writeOffs, IntakeProgress progress, Caller caller, InstantSource clock) {
        this.intake = intake;
        this.writeOffs = writeOffs;
        this.progress = progress;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("intake")
    public IntakeView intake() {
        return new IntakeView(intake.nodes(), intake.missing(), progress.lag(), clock.instant());
    }

    /** What is missing and waited for, stretch by stretch. */
    @GET
    @Path("intake/gaps")
    public OpenGapsView gaps(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<IntakeReads.OpenGapView> read = intake.open(page);
        return new OpenGapsView(page.items(read), page.next(read));
    }

    /** Repeated, it writes off what is missing since, which is nothing: unless it says how many events are meant. */
    @POST
    @Path("intake/write-offs")
    public GapsWrittenOffView writeOff(@NotNull @Valid GapWriteOffRequest request) {
        return new GapsWrittenOffView(writeOffs.writeOff(
                request.node(),
                request.epoch(),
                request.events(),
                new GapWriteOffs.Decision(request.reason().strip(), caller.subject())));
    }

    @GET
    @Path("intake/write-offs")
    public GapWriteOffsView writeOffs(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<GapWriteOffs.GapWriteOffView> read = writeOffs.list(page);
        return new GapWriteOffsView(page.items(read), page.next(read));
    }

    /**
     * Which epoch of a node is not waited for, and why its journal is known not to come back.
     *
     * @param events how many were lost when that was decided: where it is another number by now, nothing is written
     *     off; null: whatever there is
     */
    record GapWriteOffRequest(
            @NotBlank @Size(max = 120) String node,
            @Positive long epoch,
            @PositiveOrZero @Nullable Long events,
            @NotBlank @Size(max = 500) String reason) {}

    /** How many gaps were written off. */
    record GapsWrittenOffView(long gaps) {}

    /** A page of what is waited for. */
    record OpenGapsView(
            List<IntakeReads.OpenGapView> items, @Nullable String next) {}

    /** A page of what was written off. */
    record GapWriteOffsView(
            List<GapWriteOffs.GapWriteOffView> items,
            @Nullable String next) {}

    /** How far intake is: each node's epochs, events missing in all, records this instance has before it. */
    record IntakeView(List<IntakeReads.NodeView> items, long missing, long lag, Instant asOf) {}
}
