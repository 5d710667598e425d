package io.modelmarket.billing.payout;

import io.modelmarket.billing.exchange.ExchangeView;
import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.payee.BankAccount;
import io.modelmarket.billing.payee.Bic;
import io.modelmarket.billing.payee.OtherAccount;
import io.modelmarket.billing.payout.Repeats.Place;
import io.modelmarket.billing.payout.TransferReads.TransferView;
import io.modelmarket.billing.selfbilling.SelfBilledReads;
import io.modelmarket.billing.selfbilling.SelfBilledReads.PayoutDocument;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Settlements as finance reads them, with their documents and how far the bank is. */
@ApplicationScoped
class SettlementViews {

    private final SelfBilledReads documents;
    private final TransferReads transfers;
    private final Repeats repeats;

    @Inject
    SettlementViews(SelfBilledReads documents, TransferReads transfers, Repeats repeats) {
        this.documents = documents;
        this.transfers = transfers;
        this.repeats = repeats;
    }

    SettlementView of(Settlement settlement) {
        List<PayoutView> payouts = payouts(settlement);
        return new SettlementView(
                settlement.id(),
                settlement.currency().getCurrencyCode(),
                settlement.executeOn(),
                settlement.state(),
                settlement.proposedBy(),
                settlement.proposedAt(),
                settlement.approvedBy(),
                payouts,
                Math.toIntExact(payouts.stream()
                        .filter(payout ->
                                payout.transfer() != null && payout.transfer().state() == TransferState.ORDERED)
                        .count()),
                settlement.omitted().stream()
                        .map(each -> new OmissionView(
                                each.tenant(),
                                MoneyView.of(each.amount()),
                                OmissionReason.of(each.reason()),
                                each.reason()))
                        .toList());
    }

    /** Of one that pays the tenant, what it pays it. */
    PayoutView payout(Settlement settlement, String tenant) {
        return payouts(settlement).stream()
                .filter(payout -> payout.tenant().equals(tenant))
                .findFirst()
                .orElseThrow();
    }

    private List<PayoutView> payouts(Settlement settlement) {
        Map<String, TransferView> states = transfers.of(settlement.id());
        Map<String, PayoutDocument> issued = documents.of(settlement.id());
        Map<Place, List<RepeatView>> repeated = repeats.repeated(List.of(settlement.id()), null);
        Map<Place, List<RepeatView>> repeating = repeats.repeating(List.of(settlement.id()), null);
        return settlement.payouts().stream()
                .map(payout -> new PayoutView(
                        payout.tenant(),
                        MoneyView.of(payout.net()),
                        MoneyView.of(payout.tax()),
                        MoneyView.of(payout.again()),
                        MoneyView.of(payout.total()),
                        exchange(payout.exchanged()),
                        payout.account().holder().name(),
                        payout.account().holder().latin(),
                        payout.account().iban(),
                        payout.account().other() == null
                                ? null
                                : OtherAccountView.of(payout.account().other()),
                        IbanBankView.of(payout.account().bankAccount()),
                        issued.get(payout.tenant()),
                        states.get(payout.tenant()),
                        repeated.getOrDefault(new Place(settlement.id(), payout.tenant()), List.of()),
                        repeating.getOrDefault(new Place(settlement.id(), payout.tenant()), List.of())))
                .toList();
    }

    private static @Nullable ExchangeView exchange(@Nullable Exchanged exchanged) {
        return exchanged == null
                ? null
                : ExchangeView.of(
                        MoneyView.of(exchanged.credited()), MoneyView.of(exchanged.spread()), exchanged.rate());
    }

    /**
     * A settlement in JSON.
     *
     * @param inFile how many of the payouts the file for the bank orders: those that wait; none before the approval
     * @param omitted who is not paid though something is due, since the proposal or since the approval
     */
    record SettlementView(
            UUID id,
            String currency,
            LocalDate executeOn,
            Settlement.State state,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            List<PayoutView> payouts,
            int inFile,
            List<OmissionView> omitted) {}

    /** An account by its bank; with the holder's country. */
    record OtherAccountView(String account, String bic, String country) {

        private static OtherAccountView of(OtherAccount other) {
            return new OtherAccountView(other.id(), other.bic().value(), other.country());
        }
    }

    /** Where an account with an IBAN is, and its holder, as far as the partner has said it. */
    record IbanBankView(@Nullable String bic, @Nullable String country) {

        private static @Nullable IbanBankView of(BankAccount account) {
            Bic bank = account.bic();
            return account instanceof OtherAccount || (bank == null && account.country() == null)
                    ? null
                    : new IbanBankView(bank == null ? null : bank.value(), account.country());
        }
    }

    /**
     * Who is not paid though something is due, and why.
     *
     * @param code why, for programs
     * @param reason why and what to do, in English
     */
    record OmissionView(String tenant, MoneyView amount, OmissionReason code, String reason) {}

    /**
     * What a partner is paid.
     *
     * @param amount its shares
     * @param tax on top of them, by its self-billed invoice
     * @param again what came back of earlier payouts and is paid again
     * @param total all three
     * @param exchange what the bank transfers of it, where the partner's account is in another currency
     * @param latinHolder the holder's name as the bank is told it, where the partner has given it
     * @param otherAccount where it is paid if not to an IBAN
     * @param ibanBank the bank of the IBAN and the holder's country, where the partner has given one; the bank is told
     *     both outside SEPA
     * @param selfBilling its self-billed invoice, or why there is none; nothing before the approval, and where it pays
     *     no shares
     * @param transfer how far it is at the bank; nothing before the approval
     * @param repeats the payouts that came back and are paid again with it; together {@code again}, but for payouts
     *     from before this was written down
     * @param repeatedBy the payouts that pay it again, once it came back
     */
    record PayoutView(
            String tenant,
            MoneyView amount,
            MoneyView tax,
            MoneyView again,
            MoneyView total,
            @Nullable ExchangeView exchange,
            String holder,
            @Nullable String latinHolder,
            @Nullable String iban,
            @Nullable OtherAccountView otherAccount,
            @Nullable IbanBankView ibanBank,
            @Nullable PayoutDocument selfBilling,
            @Nullable TransferView transfer,
            List<RepeatView> repeats,
            List<RepeatView> repeatedBy) {}
}
