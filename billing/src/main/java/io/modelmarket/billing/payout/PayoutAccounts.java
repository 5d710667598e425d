package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.payout.PayoutAccountResource.PayoutAccountView;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;

/** Tenants' payout accounts. */
@ApplicationScoped
class PayoutAccounts {

    private final Database database;
    private final InstantSource clock;

    @Inject
    PayoutAccounts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    public Optional<PayoutAccountView> find(TenantId tenant) {
        return database.first(
                "SELECT holder, iban FROM payout_account WHERE tenant = ?",
                row -> new PayoutAccountView(row.getString("holder"), row.getString("iban")),
                tenant.value());
    }

    @Transactional
    public void put(TenantId tenant, String holder, Iban iban, String by) {
        database.update("""
                INSERT INTO payout_account (tenant, holder, iban, updated_at, updated_by) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (tenant) DO UPDATE SET holder = excluded.holder, iban = excluded.iban,
                    updated_at = excluded.updated_at, updated_by = excluded.updated_by
                """, tenant.value(), holder, iban.value(), clock.instant(), by);
    }
}
