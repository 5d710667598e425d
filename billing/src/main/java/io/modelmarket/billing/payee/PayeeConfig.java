package io.modelmarket.billing.payee;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** Where consumers pay the seller. */
@ConfigMapping(prefix = "market.seller")
interface PayeeConfig {

    /** Registered name; holds the accounts where they name nobody. */
    @WithDefault("Modelmarket")
    String legalName();

    /** The account for every currency that has none of its own; without one, documents name none. */
    Optional<Account> account();

    /** Another account for a currency, by its code. */
    Map<String, Account> accountIn();

    /** An account. */
    interface Account {

        Optional<String> iban();

        /** Of an account that has no IBAN; with the bank's BIC. */
        Optional<String> number();

        Optional<String> bic();

        /** Whose it is, where not the seller's legal name. */
        Optional<String> holder();

        /** The bank's name. */
        Optional<String> bank();
    }
}
