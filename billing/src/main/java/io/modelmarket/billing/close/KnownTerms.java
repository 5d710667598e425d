package io.modelmarket.billing.close;

import io.modelmarket.billing.agreement.ActiveAgreement;
import io.modelmarket.billing.agreement.AgreementReads;
import io.modelmarket.billing.directory.KnownRelease;
import io.modelmarket.billing.directory.ReleaseName;
import io.modelmarket.billing.royalty.Descent;
import io.modelmarket.billing.royalty.Royalties;
import io.modelmarket.contracts.id.ModelName;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What releases are made from and which agreements are in force, looked up once for all invoices that are issued
 * together: so all their lines are shared as of one instant.
 */
final class KnownTerms {

    private final Map<ReleaseName, Descent> descents;
    private final Map<Currency, Map<ModelName, List<ActiveAgreement>>> active = new HashMap<>();

    /** Of all that these releases' revenue in these currencies can come to. */
    KnownTerms(
            Royalties royalties,
            AgreementReads agreements,
            Collection<ReleaseName> releases,
            Collection<Currency> currencies) {
        this.descents = royalties.of(releases);
        Set<ModelName> models = new HashSet<>();
        releases.forEach(release -> models.add(release.model()));
        descents.values().stream()
                .flatMap(descent -> descent.bases().stream())
                .map(KnownRelease::model)
                .forEach(models::add);
        currencies.forEach(
                currency -> active.computeIfAbsent(currency, one -> agreements.active(models, one.getCurrencyCode())));
    }

    /** How a release's revenue is divided between it and its bases. */
    Descent descent(ModelName model, String version) {
        return descents.getOrDefault(new ReleaseName(model, version), Descent.NONE);
    }

    /** All agreements that share a model's revenue in a currency, or a part of it. */
    List<ActiveAgreement> active(ModelName model, Currency currency) {
        return active.getOrDefault(currency, Map.of()).getOrDefault(model, List.of());
    }
}
