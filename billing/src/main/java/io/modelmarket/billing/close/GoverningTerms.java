package io.modelmarket.billing.close;

import io.modelmarket.billing.agreement.ActiveAgreement;
import io.modelmarket.billing.agreement.Scope;
import io.modelmarket.billing.directory.KnownRelease;
import io.modelmarket.billing.fee.FeeSchedule;
import io.modelmarket.billing.statement.LineToShare.Source;
import io.modelmarket.billing.statement.LineToShare.Terms;
import io.modelmarket.contracts.id.ModelName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What shares the revenue of a release that consumers of one country have brought: of the agreements in force when it
 * was used the most specific one, else the nearest of what it is made from whose lineage it is in, else the usual
 * terms.
 */
final class GoverningTerms {

    private final KnownTerms known;
    private final UsualTerms usual;
    private final Buyers buyers;
    private final Map<LocalDate, Optional<FeeSchedule>> schedules = new HashMap<>();

    GoverningTerms(KnownTerms known, UsualTerms usual, Buyers buyers) {
        this.known = known;
        this.usual = usual;
        this.buyers = buyers;
    }

    /**
     * What shares a release's revenue.
     *
     * @param version empty where usage says none
     * @param bases what it is made from, the nearest first
     * @param when it was used
     */
    Terms of(ModelName model, String version, List<KnownRelease> bases, When when) {
        return agreed(model, version, bases, when.hour())
                .orElseGet(() -> usual.of(model, buyers.currency(), schedule(when.period())));
    }

    /** What shares a royalty: the same agreements, for it is revenue of the base. */
    Terms ofRoyalty(ModelName model, String version, List<KnownRelease> bases, When when) {
        return agreed(model, version, bases, when.hour())
                .orElseGet(() -> usual.ofRoyalty(model, buyers.currency(), schedule(when.period())));
    }

    private Optional<FeeSchedule> schedule(LocalDate period) {
        return schedules.computeIfAbsent(period, month -> usual.schedule(buyers.currency(), month));
    }

    private Optional<Terms> agreed(ModelName model, String version, List<KnownRelease> bases, Instant at) {
        return agreed(model, at)
                .filter(agreement -> agreement.scope().covers(version, buyers.country()))
                .min(Comparator.comparing(agreement -> agreement.scope().kind()))
                .or(() -> lineage(model, bases, at))
                .map(GoverningTerms::terms);
    }

    /** Another partner's agreement covers what was made by somebody who has signed it, and nobody else's. */
    private Optional<ActiveAgreement> lineage(ModelName model, List<KnownRelease> bases, Instant at) {
        return bases.stream()
                .flatMap(base -> base.model().equals(model) ? Stream.of() : agreed(base.model(), at))
                .filter(agreement -> agreement.scope().kind() == Scope.Kind.LINEAGE)
                .filter(agreement -> agreement.shares().participants().contains(model.partner()))
                .findFirst();
    }

    private Stream<ActiveAgreement> agreed(ModelName model, Instant at) {
        return known.agreed(model, buyers.currency()).stream()
                .filter(agreement -> agreement.window().covers(at, buyers.zone()));
    }

    private static Terms terms(ActiveAgreement agreement) {
        return new Terms(
                "agreement/" + agreement.id(), agreement.shares(), new Source(agreement.id(), agreement.version()));
    }

    /**
     * When something was used.
     *
     * @param period the first day of the month
     * @param hour that a span of it begins with, in which the same is in force
     */
    record When(LocalDate period, Instant hour) {}
}
