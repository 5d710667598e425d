package io.modelmarket.billing.tax;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tenants' billing profiles. */
@ApplicationScoped
class BillingProfiles {

    private final Database database;
    private final InstantSource clock;

    @Inject
    BillingProfiles(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    public Optional<BillingProfile> find(TenantId tenant) {
        return Optional.ofNullable(find(Set.of(tenant)).get(tenant));
    }

    /** Of those tenants that have one. */
    @Transactional
    public Map<TenantId, BillingProfile> find(Collection<TenantId> tenants) {
        Map<TenantId, BillingProfile> profiles = new HashMap<>();
        database.query(
                """
                SELECT tenant, legal_name, address_lines, city, postal_code, country, region, vat_id, exempt_reason
                FROM billing_profile WHERE tenant = ANY (?)
                """,
                row -> profiles.put(new TenantId(row.getString("tenant")), read(row)),
                SqlArray.column("text", tenants, TenantId::value));
        return profiles;
    }

    /** Sets whom invoices are addressed to. An exemption is of a country: it stays only while that does. */
    @Transactional
    public void put(TenantId tenant, Party party, String by) {
        database.update(
                """
                INSERT INTO billing_profile AS p (tenant, legal_name, address_lines, city, postal_code, country, region,
                    vat_id, updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant) DO UPDATE SET legal_name = excluded.legal_name,
                    address_lines = excluded.address_lines, city = excluded.city, postal_code = excluded.postal_code,
                    country = excluded.country, region = excluded.region, vat_id = excluded.vat_id,
                    exempt_reason = CASE WHEN p.country = excluded.country THEN p.exempt_reason END,
                    updated_at = excluded.updated_at, updated_by = excluded.updated_by
                """,
                tenant.value(),
                party.legalName(),
                new SqlArray("text", party.addressLines()),
                party.city(),
                party.postalCode(),
                party.country(),
                party.region(),
                party.vatId(),
                clock.instant(),
                by);
    }

    /**
     * Exempts a tenant, or without a reason no longer. Across tenants only.
     *
     * @return whether it has a profile
     */
    @Transactional
    public boolean exempt(TenantId tenant, @Nullable String reason, String by) {
        return database.update(
                        "UPDATE billing_profile SET exempt_reason = ?, updated_at = ?, updated_by = ? WHERE tenant = ?",
                        reason,
                        clock.instant(),
                        by,
                        tenant.value())
                == 1;
    }

    private static BillingProfile read(ResultSet row) throws SQLException {
        Party party = new Party(
                row.getString("legal_name"),
                List.of((String[]) row.getArray("address_lines").getArray()),
                row.getString("city"),
                row.getString("postal_code"),
                row.getString("country"),
                row.getString("region"),
                row.getString("vat_id"),
                null,
                null);
        return new BillingProfile(party, row.getString("exempt_reason"));
    }
}
