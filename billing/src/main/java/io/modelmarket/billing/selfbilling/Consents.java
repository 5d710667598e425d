package io.modelmarket.billing.selfbilling;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.tax.SupplierDetails;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Which partners have agreed to self-billing; what was once said stays on record. */
@ApplicationScoped
class Consents {

    private final Database database;
    private final InstantSource clock;

    @Inject
    Consents(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What was said last. */
    @Transactional
    public Optional<Consent> find(TenantId tenant) {
        return database.first(
                """
                SELECT agreed, registration, tax_number, small_business, said_at, said_by FROM self_billing_consent
                WHERE tenant = ? ORDER BY id DESC LIMIT 1
                """,
                row -> new Consent(
                        row.getBoolean("agreed"),
                        new SupplierDetails(
                                row.getString("registration"),
                                row.getString("tax_number"),
                                row.getBoolean("small_business")),
                        Database.instant(row, "said_at"),
                        row.getString("said_by")),
                tenant.value());
    }

    /** Writes it down; what is said already is not written again. */
    @Transactional
    public Consent say(TenantId tenant, boolean agreed, SupplierDetails details, String by) {
        Optional<Consent> known = find(tenant)
                .filter(said -> said.agreed() == agreed && said.details().equals(details));
        if (known.isPresent()) {
            return known.get();
        }
        Consent said = new Consent(agreed, details, clock.instant(), by);
        database.update(
                """
                INSERT INTO self_billing_consent (tenant, agreed, registration, tax_number, small_business, said_at,
                    said_by) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                tenant.value(),
                agreed,
                details.registration(),
                details.taxNumber(),
                details.smallBusiness(),
                said.at(),
                by);
        return said;
    }

    /** What a partner has said. */
    record Consent(boolean agreed, SupplierDetails details, Instant at, String by) {}
}
