package io.modelmarket.billing.bank;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Whose statements are taken. */
@ConfigMapping(prefix = "market.bank")
interface BankConfig {

    /**
     * IBANs, or other ids, of the platform's accounts beside the seller's ({@code market.seller.account}) and those
     * that partners are paid from ({@code market.payout.debtor-iban}), which are always among them; without any,
     * statements of every account are taken.
     */
    Optional<List<String>> accounts();

    /** The platform's own tenant, whose account it is in the ledger. */
    @WithDefault("platform")
    String platformTenant();

    /** How often entries from before waiting money was in the ledger are brought in until they are; or {@code off}. */
    @WithDefault("1m")
    String bringInEvery();

    /** Most entries of one file; of an entry that lists several transactions, each counts. */
    @WithDefault("5000")
    int mostEntries();
}
