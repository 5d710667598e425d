package io.modelmarket.billing.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Recomputes the whole chain, compares it with the checkpoints, and adds the book up. Across tenants only. */
@ApplicationScoped
class LedgerVerification {

    private static final int LONGEST_SECONDS = 3600;

    private final Chain chain;
    private final Checkpoints checkpoints;
    private final CheckpointKey key;
    private final LedgerReads reads;
    private final InstantSource clock;

    @Inject
    LedgerVerification(
            Chain chain, Checkpoints checkpoints, CheckpointKey key, LedgerReads reads, InstantSource clock) {
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.key = key;
        this.reads = reads;
        this.clock = clock;
    }

    VerificationView verify() {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(this::read);
    }

    private VerificationView read() {
        Chain.Walk walk = chain.walk(Optional.empty());
        List<Finding> findings = new ArrayList<>(walk.findings());
        findings.addAll(checkpoints.disagreements());
        Optional<Checkpoint> last = checkpoints.latest();
        return new VerificationView(
                findings.isEmpty() ? Verdict.INTACT : Verdict.BROKEN,
                walk.transactions(),
                walk.entries(),
                walk.end().hex(),
                last.map(Checkpoint::seq).orElse(null),
                last.map(Checkpoint::signedAt).orElse(null),
                key.publicKey(),
                findings.stream().limit(Chain.MOST_FINDINGS).toList(),
                reads.totals(null),
                clock.instant());
    }

    /** What a verification comes to. */
    @Schema(name = "LedgerVerdict")
    enum Verdict {
        INTACT,
        BROKEN
    }

    /** The ledger as recomputed: what was read, the chain's last hash, what signs it, what is wrong, the sums. */
    record VerificationView(
            Verdict verdict,
            long transactions,
            long entries,
            String head,
            @Nullable Long signedUpTo,
            @Nullable Instant signedAt,
            String publicKey,
            List<Finding> findings,
            List<LedgerReads.CurrencyTotal> totals,
            Instant asOf) {}
}
