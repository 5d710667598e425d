package io.modelmarket.billing.statement;

import io.modelmarket.billing.period.Months;
import io.modelmarket.billing.statement.StatementReads.StatementLineView;
import io.modelmarket.billing.statement.StatementView.StatementAccountView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts partners' statements together. */
@ApplicationScoped
class Statements {

    private final StatementReads reads;
    private final StatementPayouts payouts;
    private final StatementAccounts accounts;
    private final InstantSource clock;

    @Inject
    Statements(StatementReads reads, StatementPayouts payouts, StatementAccounts accounts, InstantSource clock) {
        this.reads = reads;
        this.payouts = payouts;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A partner's in a period; a page of its lines, the rest of all of them. */
    StatementView of(String partner, @Nullable String period, Page page) {
        Instant asOf = clock.instant();
        LocalDate month = Months.parse(period).atDay(1);
        List<StatementLineView> read = reads.lines(partner, month, page);
        return new StatementView(
                Months.parse(period).toString(),
                page.items(read),
                reads.totals(partner, month),
                reads.sums(partner, month),
                payouts.of(partner, month),
                accounts.of(partner, month, asOf).stream()
                        .map(StatementAccountView::of)
                        .toList(),
                asOf,
                page.next(read));
    }
}
