package io.modelmarket.billing.payment;

import io.modelmarket.billing.payment.PaymentReads.AgeingView;
import io.modelmarket.billing.payment.PaymentReads.PaymentView;
import io.modelmarket.billing.wire.Amounts;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.billing.wire.Times;
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
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Finance records what came in and sees what is owed. */
@Path("/v1/finance")
@PlatformRole("finance")
class PaymentResource {

    private static final int CREATED = 201;

    private final Payments payments;
    private final PaymentReads reads;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    PaymentResource(Payments payments, PaymentReads reads, Caller caller, InstantSource clock) {
        this.payments = payments;
        this.reads = reads;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("payments")
    @Idempotent
    @ResponseStatus(CREATED)
    public PaymentView record(@NotNull @Valid PaymentRequest request) {
        UUID id = payments.record(
                new Payments.Receipt(
                        request.invoice(),
                        request.amount(),
                        request.currency() == null ? null : Amounts.currency(request.currency()),
                        request.receivedOn(),
                        request.reference(),
                        Payments.Origin.BY_HAND),
                caller.subject());
        return reads.find(id).orElseThrow();
    }

    /** Takes a payment back that was a mistake or did not stay. */
    @POST
    @Path("payments/{id}/reversal")
    @ResponseStatus(CREATED)
    public PaymentView reverse(@PathParam("id") UUID id, @NotNull @Valid ReversalRequest request) {
        return reads.find(payments.reverse(id, request.reason(), caller.subject()))
                .orElseThrow();
    }

    @GET
    @Path("payments")
    public PaymentsView list(
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<PaymentView> read = reads.list(tenant, page);
        return new PaymentsView(page.items(read), page.next(read));
    }

    @GET
    @Path("receivables")
    public ReceivablesView receivables(@QueryParam("at") @Nullable String at) {
        Instant asOf = at == null ? clock.instant() : Times.instant(at, "at");
        return new ReceivablesView(reads.ageing(asOf), asOf);
    }

    /** What came in for an invoice, in its currency unless another is said. */
    record PaymentRequest(
            @NotBlank @Size(max = 60) String invoice,
            @NotBlank @Size(max = 30) String amount,
            @Size(min = 3, max = 3) @Nullable String currency,
            @NotNull LocalDate receivedOn,
            @NotBlank @Size(max = 140) String reference) {}

    /** Why a payment is taken back. */
    record ReversalRequest(@NotBlank @Size(max = 500) String reason) {}

    /** A page of payments. */
    record PaymentsView(List<PaymentView> items, @Nullable String next) {}

    /** What is owed by age. */
    record ReceivablesView(List<AgeingView> items, Instant asOf) {}
}
