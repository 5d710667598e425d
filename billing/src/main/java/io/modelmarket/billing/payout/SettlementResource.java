package io.modelmarket.billing.payout;

import io.modelmarket.billing.payout.Proposals.Omission;
import io.modelmarket.billing.payout.SettlementViews.SettlementView;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Finance pays partners: one proposes, another approves, the bank gets a file. */
@Path("/v1/finance/settlements")
@PlatformRole("finance")
class SettlementResource {

    private static final int CREATED = 201;
    /** How far ahead banks take orders at all, about. */
    private static final int MOST_DAYS_AHEAD = 60;

    private final Settlements settlements;
    private final SettlementReads reads;
    private final SettlementViews views;
    private final PayoutFiles files;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    SettlementResource(
            Settlements settlements,
            SettlementReads reads,
            SettlementViews views,
            PayoutFiles files,
            Caller caller,
            InstantSource clock) {
        this.settlements = settlements;
        this.reads = reads;
        this.views = views;
        this.files = files;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent(longestSeconds = Settlements.LONGEST_SECONDS)
    @ResponseStatus(CREATED)
    public SettlementView propose(@NotNull @Valid SettlementRequest request) {
        Currency currency;
        try {
            currency = Currency.getInstance(request.currency());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "currency is not a known ISO 4217 code.");
        }
        LocalDate today = Settlement.day(clock.instant());
        LocalDate last = today.plusDays(MOST_DAYS_AHEAD);
        if (request.executeOn().isBefore(today) || request.executeOn().isAfter(last)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "executeOn must be from " + today + " to " + last + ": banks refuse a file for another day.");
        }
        return views.of(found(settlements.propose(currency, request.executeOn(), caller.subject())));
    }

    @GET
    public SettlementsView list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<SettlementView> read = reads.list(page).stream().map(views::of).toList();
        return new SettlementsView(page.items(read), page.next(read));
    }

    /**
     * Approves and books. Who cannot be paid as was proposed any more is in {@code omitted} then, with the reason; the
     * others are paid.
     */
    @POST
    @Path("{id}/approval")
    public SettlementView approve(@PathParam("id") UUID id) {
        List<Omission> fallen = settlements.approve(id, caller.subject());
        if (!fallen.isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "No payout can be made as it was proposed; the settlement is discarded, propose another."
                            + Omission.listed(fallen));
        }
        return views.of(found(id));
    }

    /**
     * The file for the bank, of all payouts that wait: not of those that the bank has executed, refused or sent back.
     * Of the same payouts it is the same each time but for its time, and for the day where that is over.
     */
    @GET
    @Path("{id}/pain.001")
    @Produces(MediaType.APPLICATION_XML)
    public String file(@PathParam("id") UUID id) {
        return files.of(found(id));
    }

    private Settlement found(UUID id) {
        return reads.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no settlement " + id + "."));
    }

    /** Which currency is paid, and on which day the bank shall do it. */
    record SettlementRequest(
            @NotBlank @Size(max = 3) String currency,

            @Schema(description = "From today, in UTC, to 60 days ahead.") @NotNull LocalDate executeOn) {}

    /** A page of settlements. */
    record SettlementsView(
            List<SettlementView> items, @Nullable String next) {}
}
