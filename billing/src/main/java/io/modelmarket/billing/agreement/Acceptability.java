package io.modelmarket.billing.agreement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a proposal may be made beside the agreements that its model already has. Within a transaction only. */
@ApplicationScoped
class Acceptability {

    private final Database database;
    private final Directory directory;
    private final InstantSource clock;

    @Inject
    Acceptability(Database database, Directory directory, InstantSource clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Refuses what cannot be proposed.
     *
     * @param countered the open proposal that this one takes the place of
     */
    void check(Proposal proposal, @Nullable UUID countered) {
        TenantId partner = proposal.model().partner();
        List<TenantId> participants = proposal.shares().participants();
        if (!directory.isPublished(proposal.model())) {
            throw unprocessable("model " + proposal.model() + " is not a published model of " + partner + ".");
        }
        for (TenantId participant : participants) {
            if (directory.tenant(participant).isEmpty()) {
                throw unprocessable("there is no tenant " + participant + ".");
            }
        }
        if (!participants.contains(partner)) {
            throw unprocessable("the model's partner " + partner + " must take part and sign.");
        }
        checkOpenProposal(proposal, countered);
        checkInForce(proposal, participants);
    }

    private void checkOpenProposal(Proposal proposal, @Nullable UUID countered) {
        database.first(
                        """
                        SELECT id, version FROM agreement WHERE model = ? AND currency = ? AND status = 'PROPOSED'
                            AND (?::uuid IS NULL OR id <> ?::uuid) LIMIT 1
                        """,
                        row -> "version " + row.getInt("version") + " (" + row.getObject("id", UUID.class) + ")",
                        proposal.model().toString(),
                        proposal.currency().getCurrencyCode(),
                        countered,
                        countered)
                .ifPresent(open -> {
                    throw conflict("A proposal for " + proposal.model() + " in " + proposal.currency() + " is open, "
                            + open + ": counter it or end it first.");
                });
    }

    /** Nobody loses a share in force without signing: whoever has one must be part of what replaces it. */
    private void checkInForce(Proposal proposal, List<TenantId> participants) {
        List<String> missing = new ArrayList<>(database.query(
                """
                SELECT unnest(participants) AS participant FROM agreement
                WHERE model = ? AND currency = ? AND status = 'ACTIVE' AND (ends_at IS NULL OR ends_at > ?)
                """,
                row -> row.getString("participant"),
                proposal.model().toString(),
                proposal.currency().getCurrencyCode(),
                clock.instant()));
        participants.forEach(participant -> missing.remove(participant.value()));
        if (!missing.isEmpty()) {
            throw conflict("The agreement in force for " + proposal.model() + " in " + proposal.currency() + " has "
                    + String.join(", ", missing) + ", who would not sign this one: include them, or end it first.");
        }
    }

    static ProblemException unprocessable(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
