package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.proto.UsageEvent;

/** Wants to see, at start, the events of earlier epochs that are still in the journal. */
@FunctionalInterface
public interface JournalReplay {

    /** One event, in the order in which they were written. */
    void replay(UsageEvent event);
}
