package io.modelmarket.billing.statement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.statement.Accruals.InvoiceToShare;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accruals of invoices, in their table. Within a transaction only. */
@ApplicationScoped
class AccrualRows {

    private final Database database;

    @Inject
    AccrualRows(Database database) {
        this.database = database;
    }

    /** Writes them in their order. */
    void write(List<Row> rows) {
        List<Accrual> accruals = rows.stream().map(Row::accrual).toList();
        List<Origin> origins =
                accruals.stream().map(accrual -> accrual.portion().origin()).toList();
        database.update(
                """
                INSERT INTO accrual (invoice_id, invoice_number, reference, period, usage_period, plan_id, currency,
                    accrued_at, time_zone, agreement_id, agreement_version, terms, model, version, used_version, lineage_step, attributed,
                    basis_minor, units, tenant, role, rule, meter, percent, rate, place, seq, amount_minor)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                SqlArray.column("uuid", rows, row -> row.invoice().id()),
                SqlArray.column("text", rows, row -> row.invoice().number()),
                SqlArray.column("text", accruals, Accrual::reference),
                SqlArray.column(
                        "date", rows, row -> row.invoice().period().firstDay().toString()),
                SqlArray.column("date", rows, row -> row.line().usagePeriod().toString()),
                SqlArray.column("uuid", rows, row -> row.line().plan()),
                SqlArray.column("text", accruals, a -> a.amount().currency().getCurrencyCode()),
                SqlArray.column("timestamptz", rows, row -> row.invoice().at()),
                SqlArray.column(
                        "text", rows, row -> row.invoice().period().zone().getId()),
                SqlArray.nullable("uuid", accruals, AccrualRows::agreement),
                SqlArray.nullable("int", accruals, AccrualRows::agreementVersion),
                SqlArray.column("text", accruals, a -> a.portion().terms().name()),
                SqlArray.column("text", origins, origin -> origin.model().toString()),
                SqlArray.column("text", origins, Origin::version),
                SqlArray.column("text", origins, Origin::used),
                SqlArray.column("int", origins, Origin::step),
                SqlArray.column("boolean", accruals, Accrual::attributed),
                SqlArray.column("bigint", accruals, a -> a.basis().minorUnits()),
                SqlArray.column("bigint", accruals, Accrual::units),
                SqlArray.column("text", accruals, a -> a.slot().participant().value()),
                SqlArray.column("text", accruals, a -> a.slot().role().name()),
                SqlArray.column("text", accruals, a -> a.slot().rule().name()),
                SqlArray.nullable("text", accruals, AccrualRows::meter),
                SqlArray.nullable("numeric", accruals, a -> a.slot().percent()),
                SqlArray.nullable("text", accruals, a -> a.slot().fraction()),
                SqlArray.column("int", accruals, a -> a.slot().place()),
                SqlArray.column("int", accruals, Accrual::seq),
                SqlArray.column("bigint", accruals, a -> a.amount().minorUnits()));
    }

    private static @Nullable String meter(Accrual accrual) {
        Meter meter = accrual.slot().meter();
        return meter == null ? null : meter.name();
    }

    private static @Nullable UUID agreement(Accrual accrual) {
        LineToShare.Source source = accrual.portion().terms().agreement();
        return source == null ? null : source.id();
    }

    private static @Nullable Integer agreementVersion(Accrual accrual) {
        LineToShare.Source source = accrual.portion().terms().agreement();
        return source == null ? null : (Integer) source.version();
    }

    /** An accrual and what it is of. */
    record Row(InvoiceToShare invoice, LineToShare line, Accrual accrual) {}
}
