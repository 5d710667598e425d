package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.tenant.artifact.ArtifactsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Map;

/** How much of the artifact store one partner may have, and in how many drafts. */
@ApplicationScoped
class PartnerRoom {

    private static final String OR_ASK = "or ask the operator for more";

    private final EntityManager database;
    private final long bytes;
    private final int drafts;
    private final Duration leftoverAfter;

    PartnerRoom(EntityManager database, ArtifactsConfig config) {
        this.database = database;
        this.bytes = config.partnerBytes().asLongValue();
        this.drafts = config.partnerDrafts();
        this.leftoverAfter = config.leftoverAfter();
    }

    /**
     * How many bytes the file of that name may have in that release, which may be none.
     *
     * @throws ProblemException when no more drafts of the partner may have a file
     */
    @Transactional(TxType.MANDATORY)
    long left(Release release, String name) {
        String partner = partner(release.model().fullName());
        requireRoomForDraft(partner, release);
        return Math.max(0, bytes - besides(partner, release, name));
    }

    /**
     * The same for a file that is stored already, after whatever else of the partner's is made part of a release now.
     *
     * @throws ProblemException when there is no room for it
     */
    @Transactional(TxType.MANDATORY)
    void require(Release release, String name, long wanted) {
        ModelName model = release.model().fullName();
        database.createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(?1, 0))", Object.class)
                .setParameter(1, "artifacts of " + partner(model))
                .getSingleResult();
        long left = left(release, name);
        if (wanted > left) {
            throw full(model, wanted, left);
        }
    }

    /** Why a file of so many bytes is not taken. */
    ProblemException full(ModelName model, long wanted, long left) {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "the files of " + partner(model) + "'s releases and uploads have " + (bytes - left) + " of the " + bytes
                        + " bytes that a partner may store, and this one has " + wanted
                        + " or more; remove drafts' files "
                        + OR_ASK + "; what was replaced or removed counts until it is deleted, " + leftoverAfter
                        + " later",
                Map.of("partnerBytes", bytes, "bytesLeft", left));
    }

    private void requireRoomForDraft(String partner, Release release) {
        long others = number("""
                SELECT count(*) FROM release r WHERE r.tenant = ?1 AND r.status = 'DRAFT' AND r.id <> ?2
                AND EXISTS (SELECT 1 FROM release_file f WHERE f.tenant = r.tenant AND f.release_id = r.id)""", partner, release);
        if (others >= drafts) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    others + " drafts of " + partner + " have a file, and a partner may have " + drafts
                            + " such; submit drafts, remove their files, " + OR_ASK,
                    Map.of("partnerDrafts", drafts));
        }
    }

    /** Not what was declined or taken back: nobody can free that, and each took an operator's decision. */
    private long besides(String partner, Release release, String name) {
        return ((Number) database.createNativeQuery("""
                        SELECT coalesce(sum(stored.bytes), 0) FROM (
                        SELECT f.sha256, f.bytes FROM release_file f
                        JOIN release r ON r.tenant = f.tenant AND r.id = f.release_id
                        WHERE f.tenant = ?1 AND NOT (f.release_id = ?2 AND f.name = ?3)
                        AND r.status NOT IN ('REJECTED', 'WITHDRAWN')
                        UNION SELECT sha256, bytes FROM leftover WHERE tenant = ?1 AND deleted_at IS NULL) stored""")
                        .setParameter(1, partner)
                        .setParameter(2, release.id())
                        .setParameter(3, name)
                        .getSingleResult())
                .longValue();
    }

    private long number(String sql, String partner, Release release) {
        return ((Number) database.createNativeQuery(sql)
                        .setParameter(1, partner)
                        .setParameter(2, release.id())
                        .getSingleResult())
                .longValue();
    }

    private static String partner(ModelName model) {
        return model.partner().value();
    }
}
