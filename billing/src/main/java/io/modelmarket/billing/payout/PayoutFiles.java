package io.modelmarket.billing.payout;

import io.modelmarket.billing.payee.Iban;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the bank is told to transfer: of a settlement, whatever it has neither executed nor refused. */
@ApplicationScoped
class PayoutFiles {

    private static final int MOST_TOLD = 10;

    private final TransferReads transfers;
    private final PayoutConfig config;
    private final InstantSource clock;

    @Inject
    PayoutFiles(TransferReads transfers, PayoutConfig config, InstantSource clock) {
        this.transfers = transfers;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The file of an approved settlement.
     *
     * @throws ProblemException when it is not approved, nothing of it waits, there is no account to pay from, or a bank
     *     would refuse it
     */
    String of(Settlement settlement) {
        if (settlement.state() != Settlement.State.APPROVED) {
            throw new ProblemException(ProblemType.CONFLICT, "The settlement is not approved: there is no file.");
        }
        Map<String, TransferReads.TransferView> states = transfers.of(settlement.id());
        List<Payout> waiting = settlement.payouts().stream()
                .filter(payout -> Optional.ofNullable(states.get(payout.tenant()))
                        .filter(transfer -> transfer.state() == TransferState.ORDERED)
                        .isPresent())
                .toList();
        if (waiting.isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "None of the settlement's " + settlement.payouts().size() + " payouts waits: each is executed,"
                            + " refused or has come back. What is owed again is paid by the next settlement.");
        }
        Map<Currency, Iban> debtors = new HashMap<>();
        waiting.stream()
                .map(payout -> payout.transferred().currency())
                .forEach(currency -> debtors.computeIfAbsent(currency, this::debtor));
        String text = new CreditTransferFile(
                        settlement,
                        waiting,
                        clock.instant(),
                        new CreditTransferFile.Debtor(config.debtorName(), debtors))
                .text();
        List<String> wrong = CreditTransferRules.brokenBy(text);
        if (!wrong.isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "A bank would refuse the file: "
                            + String.join("; ", wrong.subList(0, Math.min(MOST_TOLD, wrong.size())))
                            + ". Correct market.payout.debtor-name or the account, or refuse the payout that is named,"
                            + " which leaves it out.");
        }
        return text;
    }

    private Iban debtor(Currency currency) {
        return Optional.ofNullable(config.debtorIbanIn().get(currency.getCurrencyCode()))
                .or(config::debtorIban)
                .map(Iban::new)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNPROCESSABLE, "market.payout.debtor-iban is not set: no account to pay from."));
    }
}
