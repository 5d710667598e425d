package io.modelmarket.platform.inference;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.feed.Freshness;
import io.modelmarket.platform.usage.Journal;
import io.modelmarket.platform.usage.JournalUnavailableException;
import jakarta.inject.Singleton;

/**
 * Whether this node can answer calls, as far as no model is concerned: what it knows of the control plane is recent
 * enough, and its journal takes events. A disk that is full mends itself, so it makes no node unready; its calls are
 * told when to come back.
 */
@Singleton
public class NodeReadiness {

    private final Freshness freshness;
    private final Journal journal;

    NodeReadiness(Freshness freshness, Journal journal) {
        this.freshness = freshness;
        this.journal = journal;
    }

    /** Whether it can. */
    public boolean ready() {
        return freshness.usable() && !journal.broken();
    }

    /**
     * Passes when it can.
     *
     * @throws ProblemException when what is known is too old, or nothing is known yet
     * @throws JournalUnavailableException when its disk has failed, until it is started again
     */
    public void require() {
        freshness.requireUsable();
        if (journal.broken()) {
            journal.requireOpen();
        }
    }
}
