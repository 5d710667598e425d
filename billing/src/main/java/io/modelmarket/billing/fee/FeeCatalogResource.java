package io.modelmarket.billing.fee;

import io.modelmarket.billing.fee.FeeScheduleView.FeeSchedulesView;
import io.modelmarket.billing.wire.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform's fees, for anyone who is signed in. */
@Path("/v1/catalog/platform-fees")
class FeeCatalogResource {

    private final FeeSchedules schedules;

    @Inject
    FeeCatalogResource(FeeSchedules schedules) {
        this.schedules = schedules;
    }

    @GET
    public FeeSchedulesView list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<FeeSchedule> read = schedules.list(page);
        return new FeeSchedulesView(
                page.items(read).stream().map(FeeScheduleView::of).toList(), page.next(read));
    }
}
