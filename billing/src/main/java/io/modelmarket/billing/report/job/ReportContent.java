package io.modelmarket.billing.report.job;

import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.ReportScope;
import io.modelmarket.billing.report.ReportSource;
import io.modelmarket.billing.report.table.Heading;
import io.modelmarket.billing.report.table.TableFiles;
import io.modelmarket.billing.report.table.TableWriter;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Writes what a report says. */
@ApplicationScoped
class ReportContent {

    private final List<ReportSource> sources;
    private final TableFiles tables;
    private final TenantScope tenants;

    @Inject
    ReportContent(@All List<ReportSource> sources, TableFiles tables, TenantScope tenants) {
        this.sources = sources;
        this.tables = tables;
        this.tenants = tenants;
    }

    /** Of which instant a report is that is read at one. */
    Instant asOf(Wish wish, Instant readAt) {
        return source(wish.kind()).asOf(new ReportScope(wish.period(), wish.tenant(), readAt));
    }

    /** Writes it and closes nothing; how many rows it has. Across tenants only, outside transactions. */
    long write(Wish wish, Instant readAt, OutputStream out) throws IOException {
        ReportSource source = source(wish.kind());
        ReportScope scope = new ReportScope(wish.period(), wish.tenant(), readAt);
        Heading heading =
                new Heading(wish.kind().name(), wish.period(), wish.tenant(), source.asOf(scope), wish.language());
        try (TableWriter table = tables.open(wish.format(), out, heading, source.columns())) {
            read(source, wish, scope, table);
            return table.rows();
        }
    }

    /** A tenant's own report with that tenant's rights: whatever the statement asks for, it sees the tenant's rows. */
    private void read(ReportSource source, Wish wish, ReportScope scope, TableWriter table) throws IOException {
        String owner = wish.owner();
        if (owner == null || !source.readsWithTenantsRights()) {
            source.read(scope, table::row);
            return;
        }
        try {
            tenants.run(new TenantId(owner), () -> {
                try {
                    source.read(scope, table::row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private ReportSource source(ReportKind kind) {
        return sources.stream()
                .filter(source -> source.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
