package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.payee.BankAccount;
import io.modelmarket.billing.payee.Bic;
import io.modelmarket.billing.payee.IbanAccount;
import io.modelmarket.billing.payee.OtherAccount;
import io.modelmarket.billing.payout.PayoutAccountResource.PayoutAccountView;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
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
                "SELECT holder, latin_holder, iban, account, bic, country, currency FROM payout_account WHERE tenant = ?",
                row -> new PayoutAccountView(
                        row.getString("holder"),
                        row.getString("latin_holder"),
                        row.getString("iban"),
                        row.getString("account"),
                        row.getString("bic"),
                        row.getString("country"),
                        row.getString("currency")),
                tenant.value());
    }

    /** Sets it; without a currency it is paid in whichever the tenant is owed. */
    @Transactional
    public void put(TenantId tenant, Holder holder, BankAccount account, @Nullable Currency currency, String by) {
        Bic bank = account.bic();
        database.update(
                """
                INSERT INTO payout_account (tenant, holder, latin_holder, iban, account, bic, country, currency,
                    updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant) DO UPDATE SET holder = excluded.holder, latin_holder = excluded.latin_holder,
                    iban = excluded.iban, account = excluded.account, bic = excluded.bic, country = excluded.country,
                    currency = excluded.currency, updated_at = excluded.updated_at, updated_by = excluded.updated_by
                """,
                tenant.value(),
                holder.name(),
                holder.latin(),
                account instanceof IbanAccount known ? known.iban().value() : null,
                account instanceof OtherAccount known ? known.id() : null,
                bank == null ? null : bank.value(),
                account.country(),
                currency == null ? null : currency.getCurrencyCode(),
                clock.instant(),
                by);
    }

    /**
     * The accounts of those of the tenants that have one. Across tenants only.
     *
     * @param otherwise the currency that is paid where an account names none
     */
    Map<String, Payout.Target> targets(Collection<String> tenants, Currency otherwise) {
        Map<String, Payout.Target> targets = new HashMap<>();
        database.query(
                "SELECT tenant, holder, latin_holder, iban, account, bic, country, currency FROM payout_account"
                        + " WHERE tenant = ANY (?)",
                row -> {
                    String own = row.getString("currency");
                    return targets.put(
                            row.getString("tenant"),
                            Payout.Target.read(row, own == null ? otherwise : Currency.getInstance(own)));
                },
                SqlArray.text(tenants));
        return targets;
    }
}
