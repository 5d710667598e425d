package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.runtime.artifact.ArtifactStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Stored bytes that no release may need any more. Whoever makes bytes part of a release and whoever deletes them come
 * one after the other, and the first of the two sees what the second did.
 */
@ApplicationScoped
class Leftovers {

    private static final int MOST_AT_ONCE = 1_000;

    private static final long SOON = 1;

    private final EntityManager database;
    private final ArtifactStore store;

    Leftovers(EntityManager database, ArtifactStore store) {
        this.database = database;
        this.store = store;
    }

    /** Notes bytes in the transaction that takes them from a release. */
    @Transactional(TxType.MANDATORY)
    void note(String sha256, Instant now) {
        query("""
                INSERT INTO leftover (sha256, since) VALUES (?1, ?2)
                ON CONFLICT (sha256) DO UPDATE SET since = excluded.since, deleted_at = NULL""").setParameter(1, sha256).setParameter(2, now).executeUpdate();
    }

    /** Notes bytes that were stored and then not made part of a release. */
    @Transactional(TxType.REQUIRES_NEW)
    void noteAlone(String sha256, Instant now) {
        note(sha256, now);
    }

    /**
     * Has bytes stay that were stored just now, in the transaction that makes them part of a release.
     *
     * @throws ProblemException when they were deleted meanwhile
     */
    @Transactional(TxType.MANDATORY)
    void keep(String sha256) {
        lock(sha256);
        boolean noted = !query("SELECT sha256 FROM leftover WHERE sha256 = ?1")
                .setParameter(1, sha256)
                .getResultList()
                .isEmpty();
        if (!noted) {
            return;
        }
        if (!isStored(sha256)) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "the same bytes, left over from an earlier draft, were removed while yours came; send the file again",
                    Map.of("retryAfterSeconds", SOON));
        }
        forget(sha256);
    }

    /** What was noted before that instant and is not deleted yet, the oldest first. */
    @Transactional
    List<String> before(Instant instant) {
        @SuppressWarnings("unchecked") // one column, of texts
        List<String> digests = query(
                        "SELECT sha256 FROM leftover WHERE deleted_at IS NULL AND since < ?1 ORDER BY since, sha256")
                .setParameter(1, instant)
                .setMaxResults(MOST_AT_ONCE)
                .getResultList();
        return digests;
    }

    /**
     * Deletes them from the store unless a release of any tenant has them; whether it did. Needs the platform's scope.
     */
    @Transactional(TxType.REQUIRES_NEW)
    boolean delete(String sha256, Instant now) {
        lock(sha256);
        boolean needed = !query("SELECT 1 FROM release_file WHERE sha256 = ?1")
                .setParameter(1, sha256)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
        if (needed) {
            forget(sha256);
            return false;
        }
        try {
            store.delete(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(sha256 + " cannot be deleted", e);
        }
        return query("UPDATE leftover SET deleted_at = ?2 WHERE sha256 = ?1 AND deleted_at IS NULL")
                        .setParameter(1, sha256)
                        .setParameter(2, now)
                        .executeUpdate()
                > 0;
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

    private void forget(String sha256) {
        query("DELETE FROM leftover WHERE sha256 = ?1").setParameter(1, sha256).executeUpdate();
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
