package io.modelmarket.billing.plan;

import io.modelmarket.billing.coupon.Redemptions;
import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.period.Months;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.rating.Component;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.billing.wire.ChargeDetail;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a plan, offered or only thought of, would cost, for anyone who is signed in. */
@Path("/v1/catalog/plans/simulation")
class SimulationResource {

    private final Plans plans;
    private final Redemptions coupons;
    private final InstantSource clock;

    @Inject
    SimulationResource(Plans plans, Redemptions coupons, InstantSource clock) {
        this.plans = plans;
        this.coupons = coupons;
        this.clock = clock;
    }

    @POST
    public SimulationView simulate(@NotNull @Valid SimulationRequest request) {
        Tariff tariff = tariff(request);
        YearMonth month = request.period() == null
                ? YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC))
                : Months.parse(request.period());
        Simulation simulation = Simulation.of(
                tariff, new Period(month, ZoneOffset.UTC), request.usage().byMeter());
        return new SimulationView(
                month.toString(),
                simulation.charges().stream()
                        .map(charge -> new SimulatedLine(
                                charge.place(),
                                charge.quantity(),
                                charge.unit(),
                                MoneyView.of(charge.amount()),
                                ChargeDetail.of(charge)))
                        .toList(),
                MoneyView.of(simulation.total()),
                MoneyView.of(simulation.coupon()));
    }

    private Tariff tariff(SimulationRequest request) {
        UUID id = request.planId();
        if (id == null) {
            if (request.couponCode() != null) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, "couponCode is for a plan on offer; say its planId.");
            }
            if (request.currency() == null) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "planId is needed, or currency with pricePerRequest or components.");
            }
            return TermsRequest.tariff(request.currency(), request.pricePerRequest(), request.components());
        }
        if (request.currency() != null || request.pricePerRequest() != null || request.components() != null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "planId says the price; leave currency, price and components out.");
        }
        PlanVersion plan = plans.inForce(id)
                .orElseThrow(() -> new ProblemException(ProblemType.UNPROCESSABLE, "There is no plan " + id + "."));
        String code = request.couponCode();
        return code == null ? plan.tariff() : plan.tariff().less(coupon(code, plan));
    }

    private Component.Discount coupon(String code, PlanVersion plan) {
        return coupons.offered(
                        code,
                        new Redemptions.Target(
                                plan.model().partner().value(),
                                plan.planId(),
                                plan.tariff().currency()))
                .discount();
    }

    /**
     * A plan, by its id or said in full, and what would be used of it in a month; the running one unless said.
     *
     * @param couponCode of a coupon that could be redeemed now for the plan of that id
     */
    record SimulationRequest(
            @Nullable UUID planId,
            @Size(max = 3) @Nullable String currency,
            @Size(max = 40) @Nullable String pricePerRequest,
            @Size(max = Tariff.MAX_COMPONENTS) @Nullable List<@NotNull @Valid PlanComponent> components,
            @NotNull @Valid SimulatedUsage usage,
            @Size(max = 7) @Nullable String period,
            @Size(max = 32) @Nullable String couponCode) {}

    /** Counted units; what is left out is not used. */
    record SimulatedUsage(
            @PositiveOrZero @Max(MOST) @Nullable Long requests,
            @PositiveOrZero @Max(MOST) @Nullable Long rows,
            @PositiveOrZero @Max(MOST) @Nullable Long computeMicros,
            @PositiveOrZero @Max(MOST) @Nullable Long bytesIn,
            @PositiveOrZero @Max(MOST) @Nullable Long bytesOut,
            @PositiveOrZero @Max(MOST) @Nullable Long tokensIn,
            @PositiveOrZero @Max(MOST) @Nullable Long tokensOut) {

        private static final long MOST = 1_000_000_000_000_000_000L;

        Map<Meter, Long> byMeter() {
            Map<Meter, Long> used = new EnumMap<>(Meter.class);
            put(used, Meter.REQUESTS, requests);
            put(used, Meter.ROWS, rows);
            put(used, Meter.COMPUTE_TIME, computeMicros);
            put(used, Meter.BYTES_IN, bytesIn);
            put(used, Meter.BYTES_OUT, bytesOut);
            put(used, Meter.TOKENS_IN, tokensIn);
            put(used, Meter.TOKENS_OUT, tokensOut);
            return used;
        }

        private static void put(Map<Meter, Long> used, Meter meter, @Nullable Long quantity) {
            used.put(meter, quantity == null ? 0 : quantity);
        }
    }

    /**
     * The lines of an invoice that bills the month at once, and their sum.
     *
     * @param coupon what the coupon takes off; the lines are less by it already
     */
    record SimulationView(String period, List<SimulatedLine> lines, MoneyView total, MoneyView coupon) {}

    /** What one component charges. */
    record SimulatedLine(int component, long quantity, String unit, MoneyView amount, ChargeDetail charge) {}
}
