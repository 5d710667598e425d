package io.modelmarket.billing.close;

import io.modelmarket.billing.agreement.ActiveAgreement;
import io.modelmarket.billing.agreement.AgreementReads;
import io.modelmarket.billing.directory.KnownRelease;
import io.modelmarket.billing.directory.ReleaseName;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.royalty.Descent;
import io.modelmarket.billing.royalty.Royalties;
import io.modelmarket.contracts.id.ModelName;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What releases are made from and which agreements were in force when they were used, looked up once for all invoices
 * that are issued together: so all their lines are shared by what is known at one instant.
 */
final class KnownTerms {

    private final Map<ReleaseName, Descent> descents;
    private final Map<Currency, Map<ModelName, List<ActiveAgreement>>> agreed = new HashMap<>();
    private final Map<Cut, Spans> spans = new HashMap<>();

    /** Of all that these releases' revenue in these currencies can come to, where they were used in that time. */
    KnownTerms(
            Royalties royalties,
            AgreementReads agreements,
            Collection<ReleaseName> releases,
            Collection<Currency> currencies,
            Instant from,
            Instant until) {
        this.descents = royalties.of(releases);
        Set<ModelName> models = new HashSet<>();
        releases.forEach(release -> models.add(release.model()));
        descents.values().stream().flatMap(KnownTerms::bases).forEach(models::add);
        currencies.forEach(currency -> agreed.computeIfAbsent(
                currency, one -> agreements.inForce(models, one.getCurrencyCode(), from, until)));
    }

    /** How a release's revenue is divided between it and its bases. */
    Descent descent(ModelName model, String version) {
        return descents.getOrDefault(new ReleaseName(model, version), Descent.NONE);
    }

    /** All agreements that share a model's revenue in a currency, or a part of it, at some time. */
    List<ActiveAgreement> agreed(ModelName model, Currency currency) {
        return agreed.getOrDefault(currency, Map.of()).getOrDefault(model, List.of());
    }

    /** A period, cut where an agreement for the model, or for what its releases are made from, begins or ends. */
    Spans spans(ModelName model, Period period, Currency currency) {
        return spans.computeIfAbsent(new Cut(model, period, currency), this::cut);
    }

    private Spans cut(Cut of) {
        Stream<ModelName> bases = descents.entrySet().stream()
                .filter(descent -> descent.getKey().model().equals(of.model()))
                .flatMap(descent -> bases(descent.getValue()));
        return Spans.of(
                of.period(),
                Stream.concat(Stream.of(of.model()), bases)
                        .distinct()
                        .flatMap(model -> agreed(model, of.currency()).stream())
                        .flatMap(agreement -> agreement.window().edges()));
    }

    private static Stream<ModelName> bases(Descent descent) {
        return descent.bases().stream().map(KnownRelease::model);
    }

    private record Cut(ModelName model, Period period, Currency currency) {}
}
