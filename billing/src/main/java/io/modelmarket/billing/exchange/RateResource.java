package io.modelmarket.billing.exchange;

import io.modelmarket.billing.exchange.RateReads.RateView;
import io.modelmarket.billing.upload.Upload;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Finance imports rates and looks them up. */
@Path("/v1/finance/exchange-rates")
@PlatformRole("finance")
class RateResource {

    private static final int CREATED = 201;
    private static final int LONGEST_REASON = 500;

    private final Rates rates;
    private final RateReads reads;
    private final Upload upload;
    private final Caller caller;

    @Inject
    RateResource(Rates rates, RateReads reads, Upload upload, Caller caller) {
        this.rates = rates;
        this.reads = reads;
        this.upload = upload;
        this.caller = caller;
    }

    /** Imports a CSV with the header date,base,quote,rate,source; with a reason, it may correct what is known. */
    @POST
    @Consumes("text/csv")
    @ResponseStatus(CREATED)
    public Rates.Imported take(@NotNull InputStream body, @QueryParam("reason") @Nullable String reason) {
        if (reason != null && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "reason must have 1 to " + LONGEST_REASON + " characters.");
        }
        byte[] file = upload.read(body);
        return rates.take(file, Upload.sha256(file), reason, caller.subject());
    }

    @GET
    public RatesView list(
            @QueryParam("base") @Nullable String base,
            @QueryParam("quote") @Nullable String quote,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<RateView> read = reads.list(base, quote, page);
        return new RatesView(page.items(read), page.next(read));
    }

    /** A page of rates. */
    record RatesView(List<RateView> items, @Nullable String next) {}
}
