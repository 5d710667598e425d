package io.modelmarket.billing.close;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.directory.KnownTenant;
import io.modelmarket.billing.payee.PayeeAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What invoices of a month will lack, as far as is known before they are issued. Across tenants only. */
@ApplicationScoped
class InvoiceGaps {

    private final Database database;
    private final PayeeAccounts payees;

    @Inject
    InvoiceGaps(Database database, PayeeAccounts payees) {
        this.database = database;
        this.payees = payees;
    }

    /** Of those of the consumers who held a plan at some time of the month, {@code [from, to)}, or used one in it. */
    @Transactional
    public Gaps of(List<KnownTenant> consumers, YearMonth month, Instant from, Instant to) {
        SortedSet<String> unnamed = new TreeSet<>();
        SortedSet<String> unpayable = new TreeSet<>();
        database.query(
                """
                SELECT DISTINCT g.tenant, p.currency,
                       NOT EXISTS (SELECT 1 FROM billing_profile b WHERE b.tenant = g.tenant) AS unnamed
                FROM subscription_segment g JOIN plan p ON p.id = g.plan_id
                WHERE g.tenant = ANY (?) AND ((g.from_at < ? AND (g.to_at IS NULL OR g.to_at > ?))
                    OR (SELECT true FROM usage_rollup r WHERE r.subscription_id = g.subscription_id
                        AND r.plan_id = g.plan_id AND r.period = ? LIMIT 1))
                """,
                row -> {
                    String currency = row.getString("currency");
                    if (payees.of(Currency.getInstance(currency)).isEmpty()) {
                        unpayable.add(currency);
                    }
                    return row.getBoolean("unnamed") && unnamed.add(row.getString("tenant"));
                },
                SqlArray.column("text", consumers, consumer -> consumer.id().value()),
                to,
                from,
                month.atDay(1));
        return new Gaps(List.copyOf(unnamed), List.copyOf(unpayable));
    }

    /**
     * What they will lack.
     *
     * @param withoutProfile consumers without a billing profile, by name
     * @param withoutAccount currencies for which no account is configured
     */
    record Gaps(List<String> withoutProfile, List<String> withoutAccount) {

        private static final int MOST_NAMED = 10;

        /** The first of those without a profile. */
        List<String> named() {
            return withoutProfile.subList(0, Math.min(MOST_NAMED, withoutProfile.size()));
        }

        /** In words. */
        List<String> warnings() {
            List<String> warnings = new ArrayList<>();
            int count = withoutProfile.size();
            if (count > 0) {
                warnings.add(count + (count == 1 ? " consumer has" : " consumers have")
                        + " no billing profile and will be taxed as private buyers where the directory has them: "
                        + String.join(", ", named()) + (count > MOST_NAMED ? " and others" : ""));
            }
            if (!withoutAccount.isEmpty()) {
                warnings.add("invoices in " + String.join(", ", withoutAccount)
                        + " will not say where to pay: market.seller.account is not set");
            }
            return warnings;
        }
    }
}
