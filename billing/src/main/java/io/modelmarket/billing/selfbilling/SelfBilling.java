package io.modelmarket.billing.selfbilling;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.selfbilling.Consents.Consent;
import io.modelmarket.billing.selfbilling.SelfBilledBook.Written;
import io.modelmarket.billing.tax.PartnerSupply;
import io.modelmarket.billing.tax.Party;
import io.modelmarket.billing.tax.TaxDecisions;
import io.modelmarket.billing.tax.Taxation;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues a self-billed invoice for what a settlement pays, or says why there is none. Across tenants only. */
@ApplicationScoped
public class SelfBilling {

    private final Database database;
    private final PaidAccruals accruals;
    private final Consents consents;
    private final TaxDecisions taxes;
    private final SelfBilledBook book;

    @Inject
    SelfBilling(Database database, PaidAccruals accruals, Consents consents, TaxDecisions taxes, SelfBilledBook book) {
        this.database = database;
        this.accruals = accruals;
        this.consents = consents;
        this.taxes = taxes;
        this.book = book;
    }

    /**
     * The tax that would be paid with a payout: none where its invoice would charge none, or there would be none.
     *
     * @return empty where the partner has agreed, and what it is owed is not the sum of its unpaid shares: neither the
     *     document nor the tax could be right
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Money> taxOn(PaidShares paid) {
        Judged judged = judge(paid, accruals.unpaid(paid));
        if (judged.outcome() == SelfBillingOutcome.SUM_DIFFERS) {
            return Optional.empty();
        }
        Currency currency = paid.amount().currency();
        Taxation taxation = judged.taxation();
        return Optional.of(taxation == null ? Money.zero(currency) : taxation.tax(currency));
    }

    /**
     * Within the transaction that approves the settlement, once for each of its payouts: a key stands behind it.
     *
     * @return the tax that is charged; empty where there is no invoice
     * @throws ProblemException when there should be one, and its shares are not what is paid
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<InputTax> issue(PaidShares paid) {
        List<SelfBilledShare> shares = accruals.claim(paid);
        Judged judged = judge(paid, shares);
        if (judged.outcome() == SelfBillingOutcome.SUM_DIFFERS) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "What " + paid.partner() + " is owed is not the sum of its shares that nothing has paid; propose"
                            + " anew, which leaves it out.");
        }
        Written written = judged.taxation() == null ? null : book.write(paid, shares, judged.taxation());
        UUID invoice = written == null ? null : written.id();
        database.update("""
                INSERT INTO payout_document (settlement_id, tenant, outcome, invoice_id) VALUES (?, ?, ?, ?::uuid)
                """, paid.settlement(), paid.partner().value(), judged.outcome(), invoice);
        return Optional.ofNullable(written).map(Written::tax);
    }

    private Judged judge(PaidShares paid, List<SelfBilledShare> shares) {
        Optional<Consent> consent = consents.find(paid.partner()).filter(Consent::agreed);
        if (consent.isEmpty()) {
            return Judged.not(SelfBillingOutcome.NOT_AGREED);
        }
        Optional<PartnerSupply> supply =
                taxes.ofPartner(paid.partner(), consent.get().details());
        if (supply.isEmpty()) {
            return Judged.not(SelfBillingOutcome.NO_PROFILE);
        }
        Money sum = shares.stream()
                .map(SelfBilledShare::amount)
                .reduce(Money.zero(paid.amount().currency()), Money::plus);
        if (!sum.equals(paid.amount())) {
            return Judged.not(SelfBillingOutcome.SUM_DIFFERS);
        }
        LocalDate day = LocalDate.ofInstant(paid.at(), ZoneOffset.UTC);
        return judge(
                supply.get().of(shares.stream().map(share -> share.taxed(day)).toList()));
    }

    private static Judged judge(Taxation taxation) {
        Party buyer = taxation.parties().buyer();
        if (buyer == null
                || buyer.country() == null
                || taxation.parties().seller().country() == null) {
            return Judged.not(SelfBillingOutcome.NO_COUNTRY);
        }
        return new Judged(SelfBillingOutcome.ISSUED, taxation);
    }

    /** With what it is taxed at where one is issued. */
    private record Judged(
            SelfBillingOutcome outcome, @Nullable Taxation taxation) {

        static Judged not(SelfBillingOutcome outcome) {
            return new Judged(outcome, null);
        }
    }
}
