package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.contracts.store.S3Config;
import io.modelmarket.runtime.artifact.ArtifactStore;
import io.modelmarket.runtime.artifact.StoredArtifact;
import io.modelmarket.tenant.artifact.ArtifactsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Stored bytes that no release may need any more. Whoever makes bytes part of a release and whoever deletes them come
 * one after the other, and the first of the two sees what the second did. No transaction is open while the store
 * deletes: that it may be deleting is written down first.
 */
@ApplicationScoped
class Leftovers {

    private static final int MOST_AT_ONCE = 1_000;

    private static final long SOON = 1;

    private static final long WHEN_DELETED = 10;

    /** A deletion asks a bucket for the file, for itself where there is none, and to delete it. */
    private static final int REQUESTS_OF_A_DELETION = 3;

    /** The most that the store's client waits between two attempts. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final EntityManager database;
    private final ArtifactStore store;
    private final InstantSource clock;
    private final Duration longestDeletion;

    Leftovers(EntityManager database, ArtifactStore store, InstantSource clock, ArtifactsConfig config) {
        this.database = database;
        this.store = store;
        this.clock = clock;
        this.longestDeletion = longestDeletion(config.s3());
    }

    /** All requests in all their attempts, each with its pause: ten minutes with the default 30 s and 4 attempts. */
    private static Duration longestDeletion(S3Config settings) {
        return settings.timeout().plus(LONGEST_PAUSE).multipliedBy((long) REQUESTS_OF_A_DELETION * settings.attempts());
    }

    /** Notes bytes in the transaction that takes them from a release of that tenant. */
    @Transactional(TxType.MANDATORY)
    void note(String tenant, StoredArtifact left, Instant now) {
        query("""
                INSERT INTO leftover (sha256, tenant, bytes, since) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (sha256) DO UPDATE SET tenant = excluded.tenant, bytes = excluded.bytes, since = excluded.since,
                deleted_at = NULL""")
                .setParameter(1, left.sha256())
                .setParameter(2, tenant)
                .setParameter(3, left.bytes())
                .setParameter(4, now)
                .executeUpdate();
    }

    /** Notes bytes that were stored for that tenant and then not made part of a release. */
    @Transactional(TxType.REQUIRES_NEW)
    void noteAlone(String tenant, StoredArtifact left, Instant now) {
        note(tenant, left, now);
    }

    /**
     * Has bytes stay that were stored just now, in the transaction that makes them part of a release.
     *
     * @throws ProblemException when they were deleted meanwhile, or may be being deleted
     */
    @Transactional(TxType.MANDATORY)
    void keep(String sha256) {
        lock(sha256);
        List<?> deleting = query("SELECT coalesce(deleting_until > ?2, false) FROM leftover WHERE sha256 = ?1")
                .setParameter(1, sha256)
                .setParameter(2, clock.instant())
                .getResultList();
        if (deleting.isEmpty()) {
            return;
        }
        if (deleting.contains(true)) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "the same bytes, left over from an earlier draft, are being deleted; send the file again in a while",
                    Map.of("retryAfterSeconds", WHEN_DELETED));
        }
        if (!isStored(sha256)) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "the same bytes, left over from an earlier draft, were removed while yours came; send the file again",
                    Map.of("retryAfterSeconds", SOON));
        }
        query("DELETE FROM leftover WHERE sha256 = ?1").setParameter(1, sha256).executeUpdate();
    }

    /**
     * What was noted before that instant, is not deleted yet, and is being deleted by nobody; the oldest first, and
     * last what could not be deleted before.
     */
    @Transactional
    List<String> before(Instant instant) {
        @SuppressWarnings("unchecked") // one column, of texts
        List<String> digests = query("""
                        SELECT sha256 FROM leftover WHERE deleted_at IS NULL AND since < ?1
                        AND (deleting_until IS NULL OR deleting_until < ?2)
                        ORDER BY deleting_until NULLS FIRST, since, sha256""")
                .setParameter(1, instant)
                .setParameter(2, clock.instant())
                .setMaxResults(MOST_AT_ONCE)
                .getResultList();
        return digests;
    }

    /**
     * Deletes from the store what was noted before that instant, unless a release of any tenant has it; whether it did.
     * Needs the platform's scope. What cannot be deleted counts as being deleted until that is certainly over.
     */
    boolean delete(String sha256, Instant notedBefore) {
        // As the database has it.
        Instant until = clock.instant().plus(longestDeletion).truncatedTo(ChronoUnit.MICROS);
        if (!begin(sha256, notedBefore, until)) {
            return false;
        }
        try {
            store.delete(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(sha256 + " cannot be deleted", e);
        }
        end(sha256, notedBefore, until);
        return true;
    }

    /** Writes down that they are being deleted, or forgets them where a release has them; whether they may be. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean begin(String sha256, Instant notedBefore, Instant until) {
        lock(sha256);
        boolean needed = !query("SELECT 1 FROM release_file WHERE sha256 = ?1")
                .setParameter(1, sha256)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
        if (needed) {
            // Whoever takes them from that release meanwhile notes them anew, and that stays.
            query("DELETE FROM leftover WHERE sha256 = ?1 AND since < ?2")
                    .setParameter(1, sha256)
                    .setParameter(2, notedBefore)
                    .executeUpdate();
            return false;
        }
        return query("""
                        UPDATE leftover SET deleting_until = ?2 WHERE sha256 = ?1 AND deleted_at IS NULL AND since < ?3
                        AND (deleting_until IS NULL OR deleting_until < ?4)""")
                        .setParameter(1, sha256)
                        .setParameter(2, until)
                        .setParameter(3, notedBefore)
                        .setParameter(4, clock.instant())
                        .executeUpdate()
                > 0;
    }

    /** Writes down that they are deleted; those that came and were left over meanwhile may be there again. */
    @Transactional(TxType.REQUIRES_NEW)
    void end(String sha256, Instant notedBefore, Instant until) {
        query("""
                UPDATE leftover SET deleting_until = NULL, deleted_at = CASE WHEN since < ?3 THEN CAST(?4 AS timestamptz) END
                WHERE sha256 = ?1 AND deleting_until = ?2""")
                .setParameter(1, sha256)
                .setParameter(2, until)
                .setParameter(3, notedBefore)
                .setParameter(4, clock.instant())
                .executeUpdate();
    }

    /** Forgets what was deleted before that instant, of which no upload can be under way any more. */
    @Transactional
    void forgetDeletedBefore(Instant instant) {
        query("DELETE FROM leftover WHERE deleted_at < ?1")
                .setParameter(1, instant)
                .executeUpdate();
    }

    private boolean isStored(String sha256) {
        try {
            return store.has(sha256);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "the artifact store does not say just now whether it has the file; send it again later",
                    Map.of("retryAfterSeconds", SOON));
        }
    }

    private void lock(String sha256) {
        database.createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(?1, 0))", Object.class)
                .setParameter(1, "artifact " + sha256)
                .getSingleResult();
    }

    private Query query(String sql) {
        return database.createNativeQuery(sql);
    }
}
