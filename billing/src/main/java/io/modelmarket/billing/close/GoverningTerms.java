package io.modelmarket.billing.close;

import io.modelmarket.billing.agreement.ActiveAgreement;
import io.modelmarket.billing.agreement.Scope;
import io.modelmarket.billing.directory.KnownRelease;
import io.modelmarket.billing.fee.FeeSchedule;
import io.modelmarket.billing.statement.LineToShare.Source;
import io.modelmarket.billing.statement.LineToShare.Terms;
import io.modelmarket.contracts.id.ModelName;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What shares the revenue of a release that consumers of one country have brought: of the agreements in force the most
 * specific one, else the nearest of what it is made from whose lineage it is in, else the usual terms.
 */
final class GoverningTerms {

    private final KnownTerms known;
    private final UsualTerms usual;
    private final Currency currency;
    private final String country;
    private final Map<LocalDate, Optional<FeeSchedule>> schedules = new HashMap<>();

    GoverningTerms(KnownTerms known, UsualTerms usual, Currency currency, String country) {
        this.known = known;
        this.usual = usual;
        this.currency = currency;
        this.country = country;
    }

    /**
     * What shares a release's revenue.
     *
     * @param version empty where usage says none
     * @param bases what it is made from, the nearest first
     * @param period the first day of the month that it has earned in
     */
    Terms of(ModelName model, String version, List<KnownRelease> bases, LocalDate period) {
        return agreed(model, version, bases).orElseGet(() -> usual.of(model, currency, schedule(period)));
    }

    /** What shares a royalty: the same agreements, for it is revenue of the base. */
    Terms ofRoyalty(ModelName model, String version, List<KnownRelease> bases, LocalDate period) {
        return agreed(model, version, bases).orElseGet(() -> usual.ofRoyalty(model, currency, schedule(period)));
    }

    private Optional<FeeSchedule> schedule(LocalDate period) {
        return schedules.computeIfAbsent(period, month -> usual.schedule(currency, month));
    }

    private Optional<Terms> agreed(ModelName model, String version, List<KnownRelease> bases) {
        return known.active(model, currency).stream()
                .filter(agreement -> agreement.scope().covers(version, country))
                .min(Comparator.comparing(agreement -> agreement.scope().kind()))
                .or(() -> lineage(model, bases))
                .map(GoverningTerms::terms);
    }

    /** Another partner's agreement covers what was made by somebody who has signed it, and nobody else's. */
    private Optional<ActiveAgreement> lineage(ModelName model, List<KnownRelease> bases) {
        return bases.stream()
                .flatMap(base ->
                        base.model().equals(model) ? Stream.of() : known.active(base.model(), currency).stream())
                .filter(agreement -> agreement.scope().kind() == Scope.Kind.LINEAGE)
                .filter(agreement -> agreement.shares().participants().contains(model.partner()))
                .findFirst();
    }

    private static Terms terms(ActiveAgreement agreement) {
        return new Terms(
                "agreement/" + agreement.id(), agreement.shares(), new Source(agreement.id(), agreement.version()));
    }
}
