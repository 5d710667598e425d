package io.modelmarket.billing.invoice;

import io.modelmarket.billing.payee.PayeeAccount;
import io.modelmarket.billing.payee.PayeeAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Until when and where invoices that are issued now are to be paid. */
@ApplicationScoped
class PaymentTerms {

    private final DueConfig config;
    private final PayeeAccounts payees;

    @Inject
    PaymentTerms(DueConfig config, PayeeAccounts payees) {
        this.config = config;
        this.payees = payees;
    }

    /** Whole days after the day that the document prints, in its zone. */
    Instant dueAt(Invoice.Head head) {
        return head.issuedAt()
                .atZone(head.period().zone())
                .plusDays(config.dueDays())
                .toInstant();
    }

    @Nullable PayeeAccount payee(Currency currency) {
        return payees.of(currency).orElse(null);
    }
}
