package io.modelmarket.billing.selfbilling;

import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
                SELECT agreed, registration, said_at, said_by FROM self_billing_consent
                WHERE tenant = ? ORDER BY id DESC LIMIT 1
                """,
                row -> new Consent(
                        row.getBoolean("agreed"),
                        row.getString("registration"),
                        Database.instant(row, "said_at"),
                        row.getString("said_by")),
                tenant.value());
    }

    /** Writes it down; what is said already is not written again. */
    @Transactional
    public Consent say(TenantId tenant, boolean agreed, @Nullable String registration, String by) {
        Optional<Consent> known = find(tenant)
                .filter(said -> said.agreed() == agreed && Objects.equals(said.registration(), registration));
        if (known.isPresent()) {
            return known.get();
        }
        Consent said = new Consent(agreed, registration, clock.instant(), by);
        database.update("""
                INSERT INTO self_billing_consent (tenant, agreed, registration, said_at, said_by) VALUES (?, ?, ?, ?, ?)
                """, tenant.value(), agreed, registration, said.at(), by);
        return said;
    }

    /**
     * What a partner has said.
     *
     * @param registration its number in a commercial register, as it stands on documents
     */
    record Consent(boolean agreed, @Nullable String registration, Instant at, String by) {}
}
