package io.modelmarket.billing.payee;

import io.modelmarket.billing.payee.PayeeConfig.Account;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The seller's accounts, by currency. */
@Startup
@ApplicationScoped
public class PayeeAccounts {

    private final @Nullable PayeeAccount usual;
    private final Map<Currency, PayeeAccount> own;

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    @Inject
    PayeeAccounts(PayeeConfig config) {
        this.usual = config.account()
                .map(account -> account("market.seller.account", account, config))
                .orElse(null);
        Map<Currency, PayeeAccount> accounts = new HashMap<>();
        config.accountIn().forEach((code, account) -> {
            String name = "market.seller.account-in." + code;
            accounts.put(currency(name, code), account(name, account, config));
        });
        this.own = Map.copyOf(accounts);
    }

    /** Where a currency is paid to; empty where no account is configured for it. */
    public Optional<PayeeAccount> of(Currency currency) {
        return Optional.ofNullable(own.get(currency)).or(() -> Optional.ofNullable(usual));
    }

    /** The numbers of all of them, IBANs or others. */
    public Set<String> numbers() {
        return Stream.concat(Stream.ofNullable(usual), own.values().stream())
                .map(account -> Objects.requireNonNullElse(account.iban(), account.number()))
                .collect(Collectors.toSet());
    }

    private static PayeeAccount account(String name, Account account, PayeeConfig config) {
        try {
            return new PayeeAccount(
                    account.holder().orElse(config.legalName()),
                    account.iban().orElse(null),
                    account.number().orElse(null),
                    account.bic().orElse(null),
                    account.bank().orElse(null));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static Currency currency(String name, String code) {
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + code + " is no currency", e);
        }
    }
}
