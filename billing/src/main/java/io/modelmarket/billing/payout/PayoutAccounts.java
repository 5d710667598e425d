package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.payee.Iban;
import io.modelmarket.billing.payout.PayoutAccountResource.PayoutAccountView;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
                "SELECT holder, iban, currency FROM payout_account WHERE tenant = ?",
                row -> new PayoutAccountView(row.getString("holder"), row.getString("iban"), row.getString("currency")),
                tenant.value());
    }

    /** Sets it; without a currency it is paid in whichever the tenant is owed. */
    @Transactional
    public void put(TenantId tenant, String holder, Iban iban, @Nullable Currency currency, String by) {
        database.update(
                """
                INSERT INTO payout_account (tenant, holder, iban, currency, updated_at, updated_by)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant) DO UPDATE SET holder = excluded.holder, iban = excluded.iban,
                    currency = excluded.currency, updated_at = excluded.updated_at, updated_by = excluded.updated_by
                """,
                tenant.value(),
                holder,
                iban.value(),
                currency == null ? null : currency.getCurrencyCode(),
                clock.instant(),
                by);
    }

    /** Every partner that is owed something and has an account, with all that is due, untaxed. Across tenants only. */
    List<Payout> of(Map<String, Due> due) {
        List<Payout> payouts = new ArrayList<>();
        if (due.isEmpty()) {
            return payouts;
        }
        Currency owedIn = due.values().iterator().next().shares().currency();
        Map<String, Payout.Target> targets = targets(due.keySet(), owedIn);
        due.forEach((tenant, owed) -> {
            Payout.Target target = targets.get(tenant);
            if (target != null) {
                payouts.add(new Payout(0, tenant, owed.shares(), Money.zero(owedIn), owed.again(), target, null));
            }
        });
        return payouts;
    }

    /**
     * The accounts of those of the tenants that have one. Across tenants only.
     *
     * @param otherwise the currency that is paid where an account names none
     */
    Map<String, Payout.Target> targets(Collection<String> tenants, Currency otherwise) {
        Map<String, Payout.Target> targets = new HashMap<>();
        database.query(
                "SELECT tenant, holder, iban, currency FROM payout_account WHERE tenant = ANY (?)",
                row -> {
                    String own = row.getString("currency");
                    return targets.put(
                            row.getString("tenant"),
                            new Payout.Target(
                                    row.getString("holder"),
                                    row.getString("iban"),
                                    own == null ? otherwise : Currency.getInstance(own)));
                },
                SqlArray.text(tenants));
        return targets;
    }
}
