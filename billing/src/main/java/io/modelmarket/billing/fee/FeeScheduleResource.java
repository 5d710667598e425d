package io.modelmarket.billing.fee;

import io.modelmarket.billing.period.Months;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Finance sets the platform's fees. */
@Path("/v1/finance/platform-fees")
@PlatformRole("finance")
class FeeScheduleResource {

    private static final int CREATED = 201;

    private final FeeSchedules schedules;
    private final Caller caller;

    @Inject
    FeeScheduleResource(FeeSchedules schedules, Caller caller) {
        this.schedules = schedules;
        this.caller = caller;
    }

    /** From a month that has not begun. */
    @POST
    @Idempotent
    @ResponseStatus(CREATED)
    public FeeScheduleView set(@NotNull @Valid FeeScheduleRequest request) {
        FeeSchedule schedule = request.schedule();
        schedules.set(schedule, caller.subject());
        return FeeScheduleView.of(schedule);
    }

    /** What is the platform's, by a partner's revenue in a month that no agreement shares. */
    record FeeScheduleRequest(
            @NotBlank @Size(max = 3) String currency,
            @NotBlank @Size(max = 7) String from,
            @NotEmpty @Size(max = 20) List<@NotNull @Valid FeeBandRequest> bands,
            boolean wholeVolume) {

        FeeSchedule schedule() {
            try {
                Currency in = Currency.getInstance(currency);
                return new FeeSchedule(
                        UUID.randomUUID(),
                        in,
                        Months.parse(from).atDay(1),
                        bands.stream().map(band -> band.band(in)).toList(),
                        wholeVolume);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "currency must be an ISO 4217 code, and from and percent decimals.");
            } catch (ArithmeticException e) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, "from must be an amount of " + currency + " in each band.");
            }
        }
    }

    /** From which revenue on which percentage. */
    record FeeBandRequest(
            @NotBlank @Size(max = 30) String from,
            @NotBlank @Size(max = 30) String percent) {

        Rule.Band band(Currency currency) {
            long minor = new BigDecimal(from)
                    .movePointRight(currency.getDefaultFractionDigits())
                    .longValueExact();
            return new Rule.Band(minor, new BigDecimal(percent));
        }
    }
}
