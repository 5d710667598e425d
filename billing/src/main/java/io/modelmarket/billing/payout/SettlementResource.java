package io.modelmarket.billing.payout;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Finance pays partners: one proposes, another approves, the bank gets a file. */
@Path("/v1/finance/settlements")
@PlatformRole("finance")
class SettlementResource {

    private static final int CREATED = 201;

    private final Settlements settlements;
    private final SettlementReads reads;
    private final SettlementViews views;
    private final PayoutConfig config;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    SettlementResource(
            Settlements settlements,
            SettlementReads reads,
            SettlementViews views,
            PayoutConfig config,
            Caller caller,
            InstantSource clock) {
        this.settlements = settlements;
        this.reads = reads;
        this.views = views;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @ResponseStatus(CREATED)
    public SettlementView propose(@NotNull @Valid SettlementRequest request) {
        Currency currency;
        try {
            currency = Currency.getInstance(request.currency());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "currency is not a known ISO 4217 code.");
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

    @POST
    @Path("{id}/approval")
    public SettlementView approve(@PathParam("id") UUID id) {
        if (!settlements.approve(id, caller.subject())) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "A partner is owed less by now, or taxed otherwise, has named another payout account, or an earlier"
                            + " payout of its has come back; the settlement is discarded, propose another.");
        }
        return views.of(found(id));
    }

    /** The file for the bank; the same each time but for its time. */
    @GET
    @Path("{id}/pain.001")
    @Produces(MediaType.APPLICATION_XML)
    public String file(@PathParam("id") UUID id) {
        Settlement settlement = found(id);
        if (settlement.state() != Settlement.State.APPROVED) {
            throw new ProblemException(ProblemType.CONFLICT, "The settlement is not approved: there is no file.");
        }
        Map<Currency, Iban> debtors = new HashMap<>();
        settlement.payouts().stream()
                .map(payout -> payout.transferred().currency())
                .forEach(currency -> debtors.computeIfAbsent(currency, this::debtor));
        return new CreditTransferFile(settlement, clock.instant(), config.debtorName(), debtors).text();
    }

    private Iban debtor(Currency currency) {
        return Optional.ofNullable(config.debtorIbanIn().get(currency.getCurrencyCode()))
                .or(config::debtorIban)
                .map(Iban::new)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNPROCESSABLE, "market.payout.debtor-iban is not set: no account to pay from."));
    }

    private Settlement found(UUID id) {
        return reads.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no settlement " + id + "."));
    }

    /** Which currency is paid, and on which day the bank shall do it. */
    record SettlementRequest(
            @NotBlank @Size(max = 3) String currency,
            @NotNull LocalDate executeOn) {}

    /** A page of settlements. */
    record SettlementsView(
            List<SettlementView> items, @Nullable String next) {}
}
