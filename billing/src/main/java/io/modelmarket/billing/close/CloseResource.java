package io.modelmarket.billing.close;

import io.modelmarket.billing.period.Months;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finance closes periods. */
@Path("/v1/finance/closes")
@PlatformRole("finance")
class CloseResource {

    private final PeriodClose closes;
    private final Caller caller;

    @Inject
    CloseResource(PeriodClose closes, Caller caller) {
        this.closes = closes;
        this.caller = caller;
    }

    @POST
    @Idempotent
    public CloseView close(@NotNull @Valid CloseRequest request) {
        YearMonth month = Months.parse(request.period());
        return new CloseView(
                month.toString(),
                request.interim(),
                closes.close(month, tenant(request.tenant()), request.interim(), caller.subject()).stream()
                        .map(CloseView::invoice)
                        .toList());
    }

    private static Optional<TenantId> tenant(@Nullable String slug) {
        try {
            return Optional.ofNullable(slug).map(TenantId::new);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "tenant: " + e.getMessage() + ".");
        }
    }

    /** What to close: a month, of one consumer or of all; interim bills a month that goes on. */
    record CloseRequest(
            @NotNull @Size(max = 7) String period,
            @Size(max = 40) @Nullable String tenant,
            boolean interim) {}
}
