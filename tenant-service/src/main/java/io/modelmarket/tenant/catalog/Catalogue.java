package io.modelmarket.tenant.catalog;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.ReleaseVersion;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.tenant.inspection.InspectedModel;
import io.modelmarket.tenant.licence.Licence;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is on offer: releases enter at publication and leave at withdrawal. */
@ApplicationScoped
public class Catalogue {

    /** A pre-release is shown as the latest only while there is nothing else. */
    private static final Comparator<CatalogEntry> AGE = Comparator.<CatalogEntry, Boolean>comparing(
                    entry -> !entry.version().isPreRelease())
            .thenComparing(CatalogEntry::version);

    private final CatalogEntry.CatalogEntries entries;

    Catalogue(CatalogEntry.CatalogEntries entries) {
        this.entries = entries;
    }

    /** Lists a release that is being published. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Listing listing) {
        entries.lock(listing.model());
        entries.persist(new CatalogEntry(listing));
        markLatest(listing.model());
    }

    /** Takes a release that is being withdrawn off the list. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(ModelName model, ReleaseVersion version) {
        entries.lock(model);
        entries.deleteById(new CatalogEntry.EntryId(model.partner().value(), model.name(), version.toString()));
        markLatest(model);
    }

    /** Whether the release is on offer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean offers(ModelName model, ReleaseVersion version) {
        return entries.findByIdOptional(
                        new CatalogEntry.EntryId(model.partner().value(), model.name(), version.toString()))
                .isPresent();
    }

    @Transactional
    Page<CatalogEntry> search(Filter filter, @Nullable Cursor after) {
        return Page.of(
                entries.search(filter, after),
                entry -> entry,
                entry -> new Cursor(entry.id().partner(), entry.id().name()));
    }

    /** What licences the models on offer have, the most frequent first. */
    @Transactional
    List<LicenceCount> licences() {
        return entries.licences();
    }

    /** All published releases of a model, the latest first. */
    @Transactional
    List<CatalogEntry> releasesOf(ModelName model) {
        List<CatalogEntry> found =
                entries.of(model).stream().sorted(AGE.reversed()).toList();
        if (found.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "there is no published model " + model);
        }
        return found;
    }

    /** First no entry is the latest, then one is: the database allows at most one at any moment. */
    private void markLatest(ModelName model) {
        List<CatalogEntry> byAge = entries.of(model).stream().sorted(AGE).toList();
        byAge.forEach(entry -> entry.markLatest(false));
        entries.flush();
        if (!byAge.isEmpty()) {
            byAge.getLast().markLatest(true);
            entries.flush();
        }
    }

    /** A release as it is to be listed. */
    public record Listing(
            ModelName model,
            ReleaseVersion version,
            String displayName,
            String summary,
            String partnerDisplayName,
            InspectedModel inspection,
            @Nullable Licence licence,
            Instant publishedAt) {}

    /**
     * What is looked for.
     *
     * @param text in a name or summary; null or blank for anything
     * @param licence an SPDX identifier, {@code own}, {@code none}, or empty for any
     */
    record Filter(@Nullable String text, String licence) {}

    /** How many models on offer have a licence: an SPDX identifier, {@code own} or {@code none}. */
    record LicenceCount(String licence, long models) {}
}
