package io.modelmarket.billing.payout;

import static io.modelmarket.billing.payout.OmissionReason.ACCOUNT_CHANGED;
import static io.modelmarket.billing.payout.OmissionReason.NO_ACCOUNT;
import static io.modelmarket.billing.payout.OmissionReason.NO_BANK;
import static io.modelmarket.billing.payout.OmissionReason.NO_RATE;
import static io.modelmarket.billing.payout.OmissionReason.OWED_LESS;
import static io.modelmarket.billing.payout.OmissionReason.SUM_DIFFERS;
import static io.modelmarket.billing.payout.OmissionReason.TAXED_OTHERWISE;
import static io.modelmarket.billing.payout.OmissionReason.TAX_TAKES_ALL;
import static io.modelmarket.billing.payout.OmissionReason.UNREADABLE_HOLDER;

import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.exchange.Rates;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Works out whom a settlement pays how much, in which currency, and who is left out of it and why. Across tenants only.
 */
@ApplicationScoped
class Proposals {

    private final PayoutAccounts accounts;
    private final CameBack cameBack;
    private final PayoutBook book;
    private final Rates rates;
    private final PayoutRows rows;

    @Inject
    Proposals(PayoutAccounts accounts, CameBack cameBack, PayoutBook book, Rates rates, PayoutRows rows) {
        this.accounts = accounts;
        this.cameBack = cameBack;
        this.book = book;
        this.rates = rates;
        this.rows = rows;
    }

    /**
     * With the tax and the rates of an instant.
     *
     * @param due by partner, all of one currency
     * @throws ProblemException when nothing is to be paid
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Proposal of(UUID settlement, Map<String, Due> due, Money minimum, Instant at) {
        Map<String, Due> enough = new LinkedHashMap<>(due);
        enough.values().removeIf(owed -> owed.total().minorUnits() < minimum.minorUnits());
        Map<String, Payout.Target> targets = accounts.targets(enough.keySet(), minimum.currency());
        Map<String, String> toCorrect = cameBack.toCorrect(enough.keySet());
        List<Payout> payouts = new ArrayList<>();
        List<Omission> omitted = new ArrayList<>();
        enough.forEach((tenant, owed) -> {
            Payout.Target target = targets.get(tenant);
            String reason = refused(target, toCorrect.get(tenant));
            if (target == null || reason != null) {
                omitted.add(new Omission(tenant, owed.total(), Objects.requireNonNullElse(reason, NO_ACCOUNT.words())));
            } else {
                taxed(settlement, owed.to(tenant, target), at, omitted).ifPresent(payouts::add);
            }
        });
        if (payouts.isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Nothing is to be paid in " + minimum.currency() + ": no partner with a payout account is due "
                            + minimum + "." + Omission.listed(omitted));
        }
        return new Proposal(payouts, omitted);
    }

    /**
     * Those of the proposed payouts that cannot be made as they are: of which less is owed by now, which are taxed
     * otherwise, whose partner has another account or one whose bank is not said, or from which an earlier one came
     * back since.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Omission> fallen(UUID settlement, List<Payout> proposed, Map<String, Due> due, Instant at) {
        List<String> tenants = proposed.stream().map(Payout::tenant).toList();
        Map<String, String> toCorrect = cameBack.toCorrect(tenants);
        Map<String, Payout.Target> targets =
                accounts.targets(tenants, proposed.getFirst().net().currency());
        List<Omission> fallen = new ArrayList<>();
        for (Payout payout : proposed) {
            Due owed = due.get(payout.tenant());
            String corrects = toCorrect.get(payout.tenant());
            if (owed == null || !owed.reaches(payout)) {
                fallen.add(omission(payout, OWED_LESS.words()));
            } else if (corrects != null) {
                fallen.add(omission(payout, corrects));
            } else if (!payout.account().equals(targets.get(payout.tenant()))) {
                fallen.add(omission(payout, ACCOUNT_CHANGED.words()));
            } else if (!payout.account().isReached()) {
                fallen.add(omission(payout, NO_BANK.words()));
            } else if (!book.taxed(settlement, payout, at).map(Payout::stated).equals(Optional.of(payout))) {
                fallen.add(omission(payout, TAXED_OTHERWISE.words()));
            }
        }
        return fallen;
    }

    /** Writes it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(UUID settlement, Proposal proposal) {
        rows.write(settlement, proposal);
    }

    /** That a settlement is paid without these after all; and which payouts that came back it pays again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void stand(UUID settlement, List<Omission> fallen) {
        rows.leaveOut(settlement, fallen);
        cameBack.repeatedBy(settlement);
    }

    /** With its tax and in its account's currency; none where it is omitted. */
    private Optional<Payout> taxed(UUID settlement, Payout owed, Instant at, List<Omission> omitted) {
        Optional<Payout> payout = book.taxed(settlement, owed, at).map(Payout::stated);
        if (payout.isEmpty() || payout.get().total().minorUnits() <= 0) {
            omitted.add(omission(owed, (payout.isEmpty() ? SUM_DIFFERS : TAX_TAKES_ALL).words()));
            return Optional.empty();
        }
        Optional<Payout> changed = changed(payout.get(), Settlement.day(at));
        if (changed.isEmpty()) {
            omitted.add(omission(owed, noRate(owed, at)));
        }
        return changed;
    }

    /** Why nothing can be paid to an account, or whatever else there is to correct. */
    private static @Nullable String refused(Payout.@Nullable Target target, @Nullable String toCorrect) {
        if (target == null) {
            return NO_ACCOUNT.words();
        }
        if (!target.holder().isReadable()) {
            return UNREADABLE_HOLDER.words();
        }
        return target.isReached() ? toCorrect : NO_BANK.words();
    }

    private Optional<Payout> changed(Payout payout, LocalDate day) {
        Currency into = payout.account().currency();
        if (into.equals(payout.total().currency())) {
            return Optional.of(payout);
        }
        Optional<Exchanged> exchanged = rates.change(payout.total(), into, day);
        return exchanged.map(payout::changed);
    }

    private static String noRate(Payout payout, Instant at) {
        return NO_RATE.words() + payout.total().currency() + " and "
                + payout.account().currency() + " that can be used on " + Settlement.day(at)
                + ". Import one and propose anew.";
    }

    private static Omission omission(Payout payout, String reason) {
        return new Omission(payout.tenant(), payout.net().plus(payout.again()), reason);
    }

    /** What is proposed. */
    record Proposal(List<Payout> payouts, List<Omission> omitted) {}

    /** Who is not paid what it is due, and why. */
    record Omission(String tenant, Money amount, String reason) {

        private static final int MOST_LISTED = 100;

        /** The first 100, each with its reason, to go on with a sentence. */
        static String listed(List<Omission> omitted) {
            return omitted.stream()
                            .limit(MOST_LISTED)
                            .map(each -> " " + each.tenant() + ": " + each.reason())
                            .collect(Collectors.joining())
                    + (omitted.size() > MOST_LISTED ? " And " + (omitted.size() - MOST_LISTED) + " more." : "");
        }
    }
}
