package io.modelmarket.billing.close;

import io.modelmarket.billing.directory.Directory;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.arc.Arc;
import java.time.YearMonth;
import java.util.List;

/** Interim bills of a month that is over by now, as they were made while it went on. */
public final class InterimThen {

    private InterimThen() {}

    /** Bills a consumer; the invoices' totals. */
    public static List<String> billed(String tenant, YearMonth month) {
        return bean(TenantScope.class)
                .callAsPlatform(() -> bean(TenantClose.class)
                        .interim(
                                bean(Directory.class)
                                        .tenant(new TenantId(tenant))
                                        .orElseThrow(),
                                month,
                                "fiona")
                        .stream()
                        .map(closed -> closed.invoice().content().total().toString())
                        .toList());
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
