package io.modelmarket.billing.plan;

import io.modelmarket.billing.wire.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of plans in JSON. */
record PlansView(List<PlanView> items, @Nullable String next) {

    static PlansView of(List<PlanVersion> read, Page page) {
        return new PlansView(page.items(read).stream().map(PlanView::of).toList(), page.next(read));
    }
}
