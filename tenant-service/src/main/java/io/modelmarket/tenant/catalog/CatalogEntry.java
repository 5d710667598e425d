package io.modelmarket.tenant.catalog;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.ReleaseVersion;
import io.modelmarket.tenant.inspection.InspectedModel;
import io.modelmarket.tenant.licence.Licence;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.LikePattern;
import io.modelmarket.tenant.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A published release as everybody signed in may see it. Of each model one entry is the latest. */
@Entity
@Table(name = "catalog_entry")
class CatalogEntry {

    @EmbeddedId
    private EntryId id;

    @SuppressWarnings("UnusedVariable") // read by Hibernate
    private boolean latest;

    @Column(updatable = false)
    private String displayName;

    @Column(updatable = false)
    private String summary;

    @Column(updatable = false)
    private String partnerDisplayName;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private InspectedModel inspection;

    @Embedded
    @AttributeOverride(name = "spdx", column = @Column(name = "licence_id", updatable = false))
    @AttributeOverride(name = "name", column = @Column(name = "licence_name", updatable = false))
    @AttributeOverride(name = "url", column = @Column(name = "licence_url", updatable = false))
    private @Nullable Licence licence;

    @SuppressWarnings("UnusedVariable") // read by Hibernate, written by the database
    @Column(insertable = false, updatable = false)
    private @Nullable String licenceKind;

    @Column(updatable = false)
    private Instant publishedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected CatalogEntry() {}

    CatalogEntry(Catalogue.Listing listing) {
        this.id = new EntryId(
                listing.model().partner().value(),
                listing.model().name(),
                listing.version().toString());
        this.displayName = listing.displayName();
        this.summary = listing.summary();
        this.partnerDisplayName = listing.partnerDisplayName();
        this.inspection = listing.inspection();
        this.licence = listing.licence();
        this.publishedAt = listing.publishedAt();
    }

    void markLatest(boolean isLatest) {
        latest = isLatest;
    }

    ReleaseVersion version() {
        return ReleaseVersion.parse(id.version());
    }

    EntryId id() {
        return id;
    }

    String displayName() {
        return displayName;
    }

    String summary() {
        return summary;
    }

    String partnerDisplayName() {
        return partnerDisplayName;
    }

    InspectedModel inspection() {
        return inspection;
    }

    @Nullable Licence licence() {
        return licence;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    /** The release that is listed. */
    @Embeddable
    record EntryId(String partner, String name, String version) {}

    @ApplicationScoped
    static class CatalogEntries implements PanacheRepositoryBase<CatalogEntry, EntryId> {

        List<CatalogEntry> of(ModelName model) {
            return list("id.partner = ?1 and id.name = ?2", model.partner().value(), model.name());
        }

        /** Serialises changes to one model's entries until the transaction ends. */
        void lock(ModelName model) {
            getEntityManager()
                    .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 0))", Object.class)
                    .setParameter(1, "catalog_entry " + model)
                    .getSingleResult();
        }

        List<CatalogEntry> search(Catalogue.Filter filter, @Nullable Cursor after) {
            return find(
                            """
                            latest and (:licence = '' or licenceKind = :licence)
                            and (lower(displayName) like :pattern escape '!'
                              or lower(id.name) like :pattern escape '!'
                              or lower(id.partner) like :pattern escape '!'
                              or lower(summary) like :pattern escape '!')
                            and (id.partner > :partner or (id.partner = :partner and id.name > :name))
                            order by id.partner, id.name""",
                            Map.of(
                                    "pattern",
                                    LikePattern.holding(filter.text()),
                                    "licence",
                                    filter.licence(),
                                    "partner",
                                    after == null ? "" : after.sort(),
                                    "name",
                                    after == null ? "" : after.id()))
                    .range(0, Page.FETCH - 1)
                    .list();
        }

        /** What licences the models on offer have, and how many have each. */
        List<Catalogue.LicenceCount> licences() {
            return getEntityManager()
                    .createQuery(
                            "select e.licenceKind, count(e) from CatalogEntry e where e.latest"
                                    + " group by e.licenceKind order by count(e) desc, e.licenceKind",
                            Catalogue.LicenceCount.class)
                    .getResultList();
        }
    }
}
