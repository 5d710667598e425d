package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.ReleaseVersion;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The releases of the tenant whose scope is bound; of all tenants in the platform's. */
@ApplicationScoped
class Releases implements PanacheRepositoryBase<Release, UUID> {

    private static final int MOST_AT_ONCE = 1_000;

    Optional<Release> named(ModelName model, ReleaseVersion version) {
        return find(
                        "from Release r join fetch r.model m where m.tenant = ?1 and m.name = ?2 and r.version = ?3",
                        model.partner().value(),
                        model.name(),
                        version.toString())
                .firstResultOptional();
    }

    /** The one that a data plane means, which may have written anything. */
    Optional<Release> reported(String model, String version) {
        try {
            return named(ModelName.parse(model), ReleaseVersion.parse(version));
        } catch (IllegalArgumentException | ProblemException e) {
            return Optional.empty();
        }
    }

    /** Has what is announced of it now come before or after any other change, never beside it. */
    void lock(Release release) {
        getEntityManager().lock(release, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    List<Release> newest(Model model, @Nullable Cursor after) {
        if (after == null) {
            return find("model = ?1 order by createdAt desc, id desc", model)
                    .range(0, Page.FETCH - 1)
                    .list();
        }
        return find(
                        "model = ?1 and (createdAt < ?2 or (createdAt = ?2 and cast(id as String) < ?3))"
                                + " order by createdAt desc, id desc",
                        model,
                        after.time(),
                        after.id())
                .range(0, Page.FETCH - 1)
                .list();
    }

    /** Drafts that have a file and have not changed from that instant on, the oldest first. */
    @Transactional
    List<UUID> draftsWithFileUnchangedSince(Instant instant) {
        return getEntityManager()
                .createQuery("""
                        select r.id from Release r where r.status = ?1 and r.changedAt < ?2
                        and exists (select f.id from ReleaseFile f where f.releaseId = r.id) order by r.changedAt""", UUID.class)
                .setParameter(1, ReleaseStatus.DRAFT)
                .setParameter(2, instant)
                .setMaxResults(MOST_AT_ONCE)
                .getResultList();
    }

    List<Release> awaitingReview(@Nullable Cursor after) {
        return find(
                        """
                        from Release r join fetch r.model where r.status = ?1
                        and (r.submittedAt > ?2 or (r.submittedAt = ?2 and cast(r.id as String) > ?3))
                        order by r.submittedAt, r.id""",
                        ReleaseStatus.IN_REVIEW,
                        after == null ? Instant.EPOCH : after.time(),
                        after == null ? "" : after.id())
                .range(0, Page.FETCH - 1)
                .list();
    }
}
