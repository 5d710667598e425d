package io.modelmarket.billing.selfbilling;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.tax.TaxGroup;
import io.modelmarket.billing.tax.TaxRule;
import io.modelmarket.billing.tax.Taxation;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Numbers and writes self-billed invoices, a series for each partner and year. The series' row is held until the
 * transaction ends, so there are no gaps.
 */
@ApplicationScoped
class SelfBilledBook {

    private final Database database;

    @Inject
    SelfBilledBook(Database database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Written write(PaidShares paid, List<SelfBilledShare> shares, Taxation taxation) {
        UUID id = UUID.randomUUID();
        String number = nextNumber(paid);
        Money tax = taxation.tax(paid.amount().currency());
        database.update(
                """
                INSERT INTO self_billed_invoice (id, number, tenant, settlement_id, execute_on, currency, issued_at,
                    total_minor, tax_minor, parties)
                SELECT ?, ?, ?, s.id, s.execute_on, s.currency, ?, ?, ?, ? FROM settlement s WHERE s.id = ?
                """,
                id,
                number,
                paid.partner().value(),
                paid.at(),
                paid.amount().plus(tax).minorUnits(),
                tax.minorUnits(),
                taxation.parties().json(),
                paid.settlement());
        taxation.groups().forEach(group -> write(id, number, paid.partner().value(), group));
        write(id, paid.partner().value(), shares, taxation.places());
        return new Written(id, InputTax.of(number, taxation.groups()));
    }

    private String nextNumber(PaidShares paid) {
        int year = Year.from(paid.at().atZone(ZoneOffset.UTC)).getValue();
        long number = database.first("""
                        INSERT INTO self_billed_series AS s (tenant, year, last) VALUES (?, ?, 1)
                        ON CONFLICT (tenant, year) DO UPDATE SET last = s.last + 1 RETURNING last
                        """, row -> row.getLong(1), paid.partner().value(), year)
                .orElseThrow();
        return String.format(Locale.ROOT, "SB-%s-%d-%06d", paid.partner().value(), year, number);
    }

    private void write(UUID invoice, String number, String tenant, TaxGroup group) {
        TaxRule rule = group.terms().rule();
        database.update(
                """
                INSERT INTO self_billed_tax (invoice_id, place, reference, tenant, treatment, rule_id, category, name,
                    rate, net_minor, tax_minor) VALUES (?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?)
                """,
                invoice,
                group.place(),
                InputTax.referenceOf(number, group.place()),
                tenant,
                group.terms().treatment(),
                rule == null ? null : rule.id(),
                rule == null ? null : rule.category(),
                group.terms().name(),
                group.terms().rate(),
                group.net().minorUnits(),
                group.tax().minorUnits());
    }

    private void write(UUID invoice, String tenant, List<SelfBilledShare> shares, List<Integer> taxPlaces) {
        List<Integer> places = IntStream.rangeClosed(1, shares.size()).boxed().toList();
        database.update(
                """
                INSERT INTO self_billed_line (invoice_id, tenant, line, tax_place, model, version, role, rule,
                    agreement_id, agreement_version, usage_period, correction, accruals, amount_minor)
                SELECT ?, ?, * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                invoice,
                tenant,
                new SqlArray("int", places),
                new SqlArray("int", taxPlaces),
                SqlArray.column("text", shares, SelfBilledShare::model),
                SqlArray.column("text", shares, SelfBilledShare::release),
                SqlArray.column("text", shares, SelfBilledShare::role),
                SqlArray.column("text", shares, SelfBilledShare::rule),
                SqlArray.nullable("uuid", shares, SelfBilledShare::agreement),
                SqlArray.nullable("int", shares, SelfBilledShare::agreementVersion),
                SqlArray.column("date", shares, share -> share.usagePeriod().toString()),
                SqlArray.column("boolean", shares, SelfBilledShare::correction),
                SqlArray.column("bigint", shares, SelfBilledShare::accruals),
                SqlArray.column("bigint", shares, share -> share.amount().minorUnits()));
    }

    /** An invoice as it was written, and what tax it charges. */
    record Written(UUID id, InputTax tax) {}
}
