package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.proto.UsageEvent;
import java.util.Map;

/** Keeps account of what is in the journal: earlier epochs' events at start, and what leaves it for good. */
public interface JournalReplay {

    /** One event, in the order in which they were written. */
    void replay(UsageEvent event);

    /** Billing has counted, some time ago, all of that epoch up to each subscription's sequence; it goes now. */
    void removed(long epoch, Map<String, Long> lastOfSubscription);
}
