package io.modelmarket.billing.report.job;

import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.ReportScope;
import io.modelmarket.billing.report.ReportSource;
import io.modelmarket.billing.report.table.Heading;
import io.modelmarket.billing.report.table.TableFiles;
import io.modelmarket.billing.report.table.TableWriter;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** Writes what a report says. */
@ApplicationScoped
class ReportContent {

    private final List<ReportSource> sources;
    private final TableFiles tables;

    @Inject
    ReportContent(@All List<ReportSource> sources, TableFiles tables) {
        this.sources = sources;
        this.tables = tables;
    }

    /** Writes it and closes nothing; how many rows it has. Across tenants only, outside transactions. */
    long write(Wish wish, Instant asOf, OutputStream out) throws IOException {
        ReportSource source = source(wish.kind());
        Heading heading = new Heading(wish.kind().name(), wish.period(), wish.tenant(), asOf, wish.language());
        try (TableWriter table = tables.open(wish.format(), out, heading, source.columns())) {
            source.read(new ReportScope(wish.period(), wish.tenant(), asOf), table::row);
            return table.rows();
        }
    }

    private ReportSource source(ReportKind kind) {
        return sources.stream()
                .filter(source -> source.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
