package io.modelmarket.billing.bank;

import io.modelmarket.billing.bank.AccountBalances.AccountView;
import io.modelmarket.billing.bank.BookBalances.BookView;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;

/** The bank's statements beside the books, read together. Across tenants only. */
@ApplicationScoped
class BankReconciliation {

    private final AccountBalances accounts;
    private final BookBalances books;

    @Inject
    BankReconciliation(AccountBalances accounts, BookBalances books) {
        this.accounts = accounts;
        this.books = books;
    }

    @Transactional
    BankReconciliationView read() {
        List<AccountView> of = accounts.read();
        List<BookView> by = books.read();
        boolean reconciled = of.stream().allMatch(account -> account.gaps().isEmpty() && zero(account.difference()))
                && by.stream().allMatch(book -> zero(book.difference()));
        return new BankReconciliationView(of, by, reconciled);
    }

    private static boolean zero(MoneyView amount) {
        return new BigDecimal(amount.amount()).signum() == 0;
    }

    /** The bank beside the books. */
    record BankReconciliationView(List<AccountView> accounts, List<BookView> books, boolean reconciled) {}
}
