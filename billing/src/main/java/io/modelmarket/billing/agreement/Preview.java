package io.modelmarket.billing.agreement;

import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.royalty.Descent;
import io.modelmarket.billing.royalty.Royalties;
import io.modelmarket.billing.royalty.RoyaltyStep;
import io.modelmarket.billing.split.Facts;
import io.modelmarket.billing.split.Part;
import io.modelmarket.billing.split.Revenue;
import io.modelmarket.billing.split.RoyaltyLine;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.billing.split.Split;
import io.modelmarket.billing.split.Waterfall;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What shares would come to, with the arithmetic that a close uses. */
@ApplicationScoped
class Preview {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final int MOST_RELEASES = 20;

    private final Earnings earnings;
    private final Directory directory;
    private final ResoldPlans plans;
    private final Royalties royalties;
    private final InstantSource clock;

    @Inject
    Preview(Earnings earnings, Directory directory, ResoldPlans plans, Royalties royalties, InstantSource clock) {
        this.earnings = earnings;
        this.directory = directory;
        this.plans = plans;
        this.royalties = royalties;
        this.clock = clock;
    }

    /**
     * Of what might be proposed.
     *
     * @throws ProblemException when it names plans that it cannot be for
     */
    PreviewView of(Proposal proposal, boolean withRevenue) {
        plans.check(proposal.subject(), proposal.shares());
        Subject subject = new Subject(proposal.model().toString(), proposal.scope(), proposal.currency());
        Past past = (rule, but) -> withRevenue
                ? earnings.had(proposal.subject(), proposal.shares().shares().get(rule))
                : 0;
        return of(subject, proposal.shares(), past, withRevenue);
    }

    /** Of an agreement, or what is proposed as one, to somebody who takes part in it. */
    PreviewView of(Subject subject, ActiveAgreement agreement) {
        Past past = (rule, but) -> earnings.had(agreement, rule, subject.currency(), but);
        return of(subject, agreement.shares(), past, true);
    }

    /**
     * Of 100.00 without any request and of 100.00 of each plan that a rule has a price for, and of what was earned last
     * month in that scope.
     *
     * @param withRevenue whether the caller may see that
     */
    private PreviewView of(Subject subject, Shares shares, Past past, boolean withRevenue) {
        long hundred = Money.round(HUNDRED, subject.currency()).minorUnits();
        YearMonth now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        YearMonth last = now.minusMonths(1);
        Applying applying = new Applying(subject.currency(), shares, past);
        return new PreviewView(
                applying.to(null, Earned.of(now.atDay(1), hundred)),
                referred(now, hundred, applying),
                resold(now, hundred, applying),
                royalties(subject),
                withRevenue ? applying.to(last.toString(), earnings.of(subject, last)) : null);
    }

    /** What the scope's published releases owe before anything is shared. */
    private @Nullable List<RoyaltyView> royalties(Subject subject) {
        ModelName model = ModelName.parse(subject.model());
        Money hundred = Money.round(HUNDRED, subject.currency());
        List<RoyaltyView> views = new ArrayList<>();
        for (String version : directory.derived(model, MOST_RELEASES)) {
            if (subject.scope().version().isEmpty() || subject.scope().version().equals(version)) {
                Descent descent = royalties.of(model, version);
                List<BigDecimal> parts = new ArrayList<>(List.of(descent.kept()));
                descent.steps().forEach(step -> parts.add(step.kept()));
                List<Long> minor = Split.allocate(hundred.minorUnits(), parts);
                for (int i = 0; i < descent.steps().size(); i++) {
                    Money part = new Money(minor.get(i + 1), subject.currency());
                    views.add(RoyaltyView.of(version, descent.steps().get(i), MoneyView.of(part)));
                }
            }
        }
        return views.isEmpty() ? null : views;
    }

    private static @Nullable List<ReferredView> referred(YearMonth now, long hundred, Applying applying) {
        if (!applying.shares().attributes()) {
            return null;
        }
        return applying.shares().shares().stream()
                .filter(share -> share.rule().attribution() != null)
                .map(Share::participant)
                .distinct()
                .map(promoter -> new ReferredView(
                        promoter.value(),
                        applying.to(null, Earned.referredBy(promoter, now.atDay(1), hundred))
                                .shares()))
                .toList();
    }

    /** Of plans whose price says how many requests 100.00 is for. */
    private @Nullable List<ResoldView> resold(YearMonth now, long hundred, Applying applying) {
        List<ResoldView> views = new ArrayList<>();
        for (Rule rule : applying.shares().rules()) {
            if (rule instanceof Rule.Resale resale && resale.meter() == Meter.REQUESTS) {
                plans.sold(resale, hundred).forEach(sold -> {
                    Earned earned = Earned.resoldBy(resale, sold.id(), now.atDay(1), hundred, sold.requests());
                    views.add(new ResoldView(
                            resale.party().value(),
                            sold.id(),
                            sold.name(),
                            sold.requests(),
                            applying.to(null, earned).shares()));
                });
            }
        }
        return views.isEmpty() ? null : views;
    }

    /** What a rule had in other periods. */
    private interface Past {

        /**
         * Of the rule at a place in the list.
         *
         * @param but the first day of a period that does not count; null: all do
         */
        long had(int rule, @Nullable LocalDate but);
    }

    /** Shares as they are applied to one revenue after another. */
    private record Applying(Currency currency, Shares shares, Past past) {

        /** To what a period has earned, or to no period's where none is named. */
        AppliedView to(@Nullable String period, Earned earned) {
            LocalDate but = period == null ? null : earned.period();
            Facts facts = new Facts(
                    rule -> earned.at(shares.rules().get(rule)),
                    rule -> past.had(rule, but),
                    YearMonth.from(earned.period()),
                    shares.platform());
            List<Part> parts = Waterfall.run(shares.rules(), new Revenue(earned.gross(), 0), facts);
            return new AppliedView(
                    period,
                    MoneyView.of(new Money(earned.gross(), currency)),
                    earned.units().of(Meter.REQUESTS),
                    parts.stream().map(part -> view(part, earned)).toList());
        }

        private AppliedShareView view(Part part, Earned earned) {
            Share share = shares.shares().get(part.rule());
            Meter meter = share.meter();
            return new AppliedShareView(
                    part.party().value(),
                    share.role(),
                    share.kind(),
                    MoneyView.of(new Money(part.minor(), currency)),
                    meter,
                    meter == null ? null : meter.shown(earned.at(share.rule()).units()));
        }
    }

    /** Which revenue is previewed. */
    record Subject(String model, Scope scope, Currency currency) {}

    /** The shares of 100.00, and of last month's revenue in that scope where the caller may see it. */
    record PreviewView(
            AppliedView ofHundred,
            @Nullable List<ReferredView> ofHundredReferred,
            @Nullable List<ResoldView> ofHundredByPlan,
            @Nullable List<RoyaltyView> royalties,
            @Nullable AppliedView ofLastMonth) {}

    /**
     * What a base has of 100.00 that a release earns, before what is left is shared.
     *
     * @param step how many steps it is from the release
     */
    record RoyaltyView(
            String release,
            int step,
            String base,
            String baseRelease,
            RoyaltyLine.Form form,
            String percent,
            MoneyView ofHundred) {

        static RoyaltyView of(String release, RoyaltyStep step, MoneyView ofHundred) {
            return new RoyaltyView(
                    release,
                    step.step(),
                    step.model().toString(),
                    step.version(),
                    step.royalty().form(),
                    step.royalty().percent().stripTrailingZeros().toPlainString(),
                    ofHundred);
        }
    }

    /** The shares of 100.00 of a subscription that a promoter has just referred. */
    record ReferredView(String promoter, List<AppliedShareView> shares) {}

    /** The shares of 100.00 that a reseller has sold of a plan, and for how many requests that is. */
    record ResoldView(String reseller, UUID planId, String plan, long requests, List<AppliedShareView> shares) {}

    /** Shares of a revenue, on top of what was brought back of advances and used up of lifetime caps before. */
    record AppliedView(@Nullable String period, MoneyView revenue, long requests, List<AppliedShareView> shares) {}

    /**
     * What a participant has by a rule.
     *
     * @param meter what a rule for so much each is for
     * @param units how much of that there is, in priced units
     */
    record AppliedShareView(
            String tenant,
            ParticipantRole role,
            RuleKind kind,
            MoneyView amount,
            @Nullable Meter meter,
            @Nullable String units) {}
}
